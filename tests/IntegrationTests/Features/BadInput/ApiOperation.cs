using System.Text.Json;

namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>An operation of the API and a request that it takes as it stands, from which the bad ones are made.</summary>
/// <param name="Address">Method and path, as the API's document writes them.</param>
/// <param name="Body">A body with every member there is; <c>$name</c> stands for something of the scene.</param>
/// <param name="Required">The members that can't be left out.</param>
/// <param name="Query">The parameters of its query.</param>
public sealed record ApiOperation(string Id, string Address, string? Body, string[] Required, string[] Query)
{
    private static readonly string[] EventFilters =
    [
        "kind",
        "userId",
        "organizationId",
        "from",
        "to",
        "limit",
        "cursor",
    ];

    private static readonly ApiOperation[] Table =
    [
        With("Register", "POST /api/v1/auth/register", RegisterBody, "email", "password", "displayName"),
        With("LogIn", "POST /api/v1/auth/login", LogInBody, "email", "password"),
        With("Refresh", "POST /api/v1/auth/refresh", """{"refreshToken":"$refreshToken"}""", "refreshToken"),
        With("ConfirmEmail", "POST /api/v1/auth/confirm-email", """{"token":"$mailedToken"}""", "token"),
        With("ChangeProfile", "PATCH /api/v1/auth/profile", """{"displayName":"Changed"}""", "displayName"),
        With("StartCheckout", "POST /api/v1/billing/checkout", CheckoutBody, "plan"),
        With("CreateUpload", "POST /api/v1/videos/uploads", UploadBody, "title", "sizeBytes"),
        With("EditVideo", "PATCH /api/v1/videos/{id}", EditBody),
        With("ChangeUserRole", "PUT /api/v1/admin/users/{id}/role", """{"role":"viewer"}""", "role"),
        With("LockUser", "POST /api/v1/admin/users/{id}/lock", """{"reason":"Spam"}""", "reason"),
        Without("UnlockUser", "POST /api/v1/admin/users/{id}/unlock"),
        Without("LogOutUser", "POST /api/v1/admin/users/{id}/logout"),
        Without("GetUser", "GET /api/v1/admin/users/{id}"),
        Without("ListUsers", "GET /api/v1/admin/users", "search", "role", "limit", "cursor"),
        Without("ListSecurityEvents", "GET /api/v1/admin/security-events", EventFilters),
        Without("LogOut", "POST /api/v1/auth/logout"),
        Without("GetProfile", "GET /api/v1/auth/profile"),
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
        Without("ReceiveFromClerk", "POST /webhooks/clerk"),
    ];

    private const string RegisterBody = """
        {"email":"$newEmail","password":"correct horse battery","displayName":"Somebody","role":"viewer"}
        """;

    private const string LogInBody = """{"email":"$email","password":"correct horse battery"}""";

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

    /// <summary>What it answers for an id that nothing has.</summary>
    public string NotFoundCode =>
        Path.StartsWith("/api/v1/admin/users/", StringComparison.Ordinal) ? "user_not_found" : "video_not_found";

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
