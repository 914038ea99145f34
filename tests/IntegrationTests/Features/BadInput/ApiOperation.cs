using System.Text.Json;

namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>An operation of the API and a request that it takes as it stands, from which the bad ones are made.</summary>
/// <param name="Address">Method and path, as the API's document writes them.</param>
/// <param name="Body">A body with every member there is; <c>$name</c> stands for something of the scene.</param>
/// <param name="Required">The members that can't be left out.</param>
/// <param name="Query">The parameters of its query.</param>
public sealed record ApiOperation(string Id, string Address, string? Body, string[] Required, string[] Query)
{
    private static readonly ApiOperation[] Table =
    [
        With("Register", "POST /api/v1/auth/register", RegisterBody, "email", "password", "displayName"),
        With("LogIn", "POST /api/v1/auth/login", LogInBody, "email", "password"),
        With("LogInWithSecondFactor", "POST /api/v1/auth/login/two-factor", SecondFactorBody, "challenge"),
        With("Refresh", "POST /api/v1/auth/refresh", """{"refreshToken":"$refreshToken"}""", "refreshToken"),
        With("ConfirmEmail", "POST /api/v1/auth/confirm-email", """{"token":"$mailedToken"}""", "token"),
        With("RequestPasswordReset", "POST /api/v1/auth/forgot-password", """{"email":"$email"}""", "email"),
        With("ResetPassword", "POST /api/v1/auth/reset-password", ResetBody, "token", "newPassword"),
        With("ChangePassword", "POST /api/v1/auth/change-password", PasswordBody, "currentPassword", "newPassword"),
        With("ChangeProfile", "PATCH /api/v1/auth/profile", """{"displayName":"Changed"}""", "displayName"),
        With("EnrolTwoFactor", "POST /api/v1/auth/two-factor/enrol", EnrolBody, "currentPassword"),
        With("ConfirmTwoFactor", "POST /api/v1/auth/two-factor/confirm", """{"code":"$pendingCode"}""", "code"),
        With("ReplaceRecoveryCodes", "POST /api/v1/auth/two-factor/recovery-codes", """{"code":"$code"}""", "code"),
        With("DisableTwoFactor", "POST /api/v1/auth/two-factor/disable", DisableBody, "currentPassword"),
        With("StartCheckout", "POST /api/v1/billing/checkout", CheckoutBody, "plan"),
        With("CreateUpload", "POST /api/v1/videos/uploads", UploadBody, "title", "sizeBytes"),
        With("EditVideo", "PATCH /api/v1/videos/{id}", EditBody),
        Without("LogOut", "POST /api/v1/auth/logout"),
        Without("ResendConfirmation", "POST /api/v1/auth/confirm-email/resend"),
        Without("ListLogins", "GET /api/v1/auth/logins"),
        Without("RevokeLogin", "DELETE /api/v1/auth/logins/{id}"),
        Without("RevokeLogins", "DELETE /api/v1/auth/logins", "includeCurrent"),
        Without("GetProfile", "GET /api/v1/auth/profile"),
        Without("GetTwoFactor", "GET /api/v1/auth/two-factor"),
        Without("ListPlans", "GET /api/v1/billing/plans"),
        Without("GetCurrentPlan", "GET /api/v1/billing/plan"),
        Without("ListVideos", "GET /api/v1/videos", "state", "access", "limit", "cursor"),
        Without("GetVideo", "GET /api/v1/videos/{id}"),
        Without("DeleteVideo", "DELETE /api/v1/videos/{id}"),
        Without("GetVideoStatus", "GET /api/v1/videos/{id}/status"),
        Without("GetPlayback", "GET /api/v1/videos/{id}/playback"),
        Without("GetHealth", "GET /health"),
        Without("GetLiveness", "GET /health/live"),
        Without("GetReadiness", "GET /health/ready"),
        Without("ReceiveFromStripe", "POST /webhooks/stripe"),
        Without("ReceiveFromCloudflare", "POST /webhooks/cloudflare"),
    ];

    private const string RegisterBody = """
        {"email":"$newEmail","password":"correct horse battery","displayName":"Somebody","role":"viewer"}
        """;

    private const string LogInBody = """{"email":"$email","password":"correct horse battery"}""";

    private const string SecondFactorBody = """
        {"challenge":"$challenge","code":null,"recoveryCode":"$recoveryCode"}
        """;

    private const string EnrolBody = """{"currentPassword":"correct horse battery"}""";

    private const string DisableBody = """
        {"currentPassword":"correct horse battery","code":null,"recoveryCode":"$otherRecoveryCode"}
        """;

    private const string ResetBody = """{"token":"$resetToken","newPassword":"correct horse battery"}""";

    private const string PasswordBody = """
        {"currentPassword":"correct horse battery","newPassword":"correct horse battery"}
        """;

    private const string CheckoutBody = """
        {"plan":"$plan","interval":"year","successUrl":"https://streamhub.test/yes","cancelUrl":"https://streamhub.test/no"}
        """;

    private const string UploadBody = """
        {"title":"Film","description":"About it","sizeBytes":1000,"method":"basic","access":"free","allowDownload":true,
        "maxDurationSeconds":60}
        """;

    private const string EditBody = """
        {"title":"Film","description":"About it","access":"free","allowDownload":true}
        """;

    public static IReadOnlyList<ApiOperation> All => Table;

    public HttpMethod Method => new(Address.Split(' ')[0]);

    public string Path => Address.Split(' ')[1];

    public bool TakesId => Path.Contains("{id}", StringComparison.Ordinal);

    /// <summary>The body's members and their values, as they are written.</summary>
    public Dictionary<string, string> Members =>
        JsonDocument
            .Parse(Body!)
            .RootElement.EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value.GetRawText());

    public static ApiOperation Named(string id) => All.Single(operation => operation.Id == id);

    private static ApiOperation With(string id, string address, string body, params string[] required) =>
        new(id, address, body, required, Query: []);

    private static ApiOperation Without(string id, string address, params string[] query) =>
        new(id, address, Body: null, Required: [], query);
}
