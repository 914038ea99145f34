using System.Text.Json;

namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>An operation of the API and a request that it takes as it stands, from which the bad ones are made.</summary>
/// <param name="Address">Method and path, as the API's document writes them.</param>
/// <param name="Body">A body with every member there is; <c>$name</c> stands for something of the scene.</param>
/// <param name="Required">The members that can't be left out.</param>
/// <param name="Query">The parameters of its query.</param>
public sealed partial record ApiOperation(string Id, string Address, string? Body, string[] Required, string[] Query)
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
        With("CreateUpload", "POST /api/v1/videos/uploads", UploadBody, "title", "sizeBytes"),
        With("EditVideo", "PATCH /api/v1/videos/{id}", EditBody),
        With("RecordBeacons", "POST /api/v1/beacons", BeaconsBody, "token", "sessionId", "beacons"),
        Without("GetAnalytics", "GET /api/v1/analytics", "from", "to", "format"),
        Without("GetVideoAnalytics", "GET /api/v1/videos/{id}/analytics", "from", "to", "format"),
        With("CreateApiKey", "POST /api/v1/api-keys", KeyBody, "name", "scopes"),
        With("RenameApiKey", "PATCH /api/v1/api-keys/{id}", """{"name":"Renamed"}""", "name"),
        With("RotateApiKey", "POST /api/v1/api-keys/{id}/rotate", """{"overlapSeconds":60}""", "overlapSeconds"),
        Without("ListApiKeys", "GET /api/v1/api-keys", "limit", "cursor"),
        Without("ListScopes", "GET /api/v1/api-keys/scopes"),
        Without("GetApiKey", "GET /api/v1/api-keys/{id}"),
        Without("RevokeApiKey", "DELETE /api/v1/api-keys/{id}"),
        With("CreateOrganization", "POST /api/v1/organizations", """{"name":"Studio"}""", "name"),
        With("RenameOrganization", $"PATCH {OneOrganization}", """{"name":"Studio"}""", "name"),
        With("TransferOwnership", $"POST {OneOrganization}/transfer", """{"userId":"$heir"}""", "userId"),
        With("ChangeMemberRole", $"PATCH {OneOrganization}/members/{{userId}}", """{"role":"admin"}""", "role"),
        With("InviteMember", $"POST {OneOrganization}/invitations", InviteBody, "email"),
        With("PreviewInvitation", "POST /api/v1/invitations/preview", """{"token":"$previewed"}""", "token"),
        With("AcceptInvitation", "POST /api/v1/invitations/accept", """{"token":"$accepted"}""", "token"),
        With("DeclineInvitation", "POST /api/v1/invitations/decline", """{"token":"$declined"}""", "token"),
        Without("ListOrganizations", "GET /api/v1/organizations", "limit", "cursor"),
        Without("GetOrganization", $"GET {OneOrganization}"),
        Without("DeleteOrganization", $"DELETE {OneOrganization}"),
        Without("LeaveOrganization", $"POST {OneOrganization}/leave"),
        Without("ListMembers", $"GET {OneOrganization}/members", "limit", "cursor"),
        Without("RemoveMember", $"DELETE {OneOrganization}/members/{{userId}}"),
        Without("ListInvitations", $"GET {OneOrganization}/invitations", "limit", "cursor"),
        Without("RevokeInvitation", $"DELETE {OneOrganization}/invitations/{{invitationId}}"),
        Without("ListReceivedInvitations", "GET /api/v1/invitations", "limit", "cursor"),
        With("ConnectCloudflare", $"PUT {CloudflareAccount}", CloudflareBody, "accountId", "apiToken"),
        Without("GetCloudflareCredentials", $"GET {CloudflareAccount}"),
        Without("DeleteCloudflareCredentials", $"DELETE {CloudflareAccount}"),
        Without("TestCloudflareCredentials", $"POST {CloudflareAccount}/test"),
        With("ConnectMux", $"PUT {MuxAccount}", MuxBody, "tokenId", "tokenSecret"),
        Without("GetMuxCredentials", $"GET {MuxAccount}"),
        Without("DeleteMuxCredentials", $"DELETE {MuxAccount}"),
        Without("TestMuxCredentials", $"POST {MuxAccount}/test"),
        Without("GetVideoSettings", $"GET {OneOrganization}/video-settings"),
        With("ChangeVideoSettings", $"PUT {OneOrganization}/video-settings", """{"vendor":"cloudflare"}"""),
        With("ChangeUserRole", "PUT /api/v1/admin/users/{id}/role", """{"role":"viewer"}""", "role"),
        With("LockUser", "POST /api/v1/admin/users/{id}/lock", """{"reason":"Spam"}""", "reason"),
        Without("UnlockUser", "POST /api/v1/admin/users/{id}/unlock"),
        Without("LogOutUser", "POST /api/v1/admin/users/{id}/logout"),
        Without("GetUser", "GET /api/v1/admin/users/{id}"),
        Without("ListUsers", "GET /api/v1/admin/users", "search", "role", "limit", "cursor"),
        Without("ListAllPlans", "GET /api/v1/admin/plans"),
        Without("GetPlan", "GET /api/v1/admin/plans/{code}"),
        With("CreatePlan", "POST /api/v1/admin/plans", NewPlanBody, ["code", .. PlanMembers]),
        With("EditPlan", "PUT /api/v1/admin/plans/{code}", PlanBody, ["version", .. PlanMembers]),
        Without("ListSecurityEvents", "GET /api/v1/admin/security-events", EventFilters),
        Without("ListReconciliations", "GET /api/v1/admin/billing/reconciliations", "limit", "cursor"),
        .. Reversals,
        Without("LogOut", "POST /api/v1/auth/logout"),
        Without("ResendConfirmation", "POST /api/v1/auth/confirm-email/resend"),
        Without("ListLogins", "GET /api/v1/auth/logins"),
        Without("RevokeLogin", "DELETE /api/v1/auth/logins/{id}"),
        Without("RevokeLogins", "DELETE /api/v1/auth/logins", "includeCurrent"),
        Without("GetProfile", "GET /api/v1/auth/profile"),
        Without("GetTwoFactor", "GET /api/v1/auth/two-factor"),
        Without("ListPlans", "GET /api/v1/billing/plans"),
        Without("GetCurrentPlan", "GET /api/v1/billing/plan"),
        With("StartLocalizations", "POST /api/v1/videos/{id}/localizations", """{"languages":["de"]}""", "languages"),
        With("CreateClip", "POST /api/v1/videos/{id}/clips", ClipBody, "startSeconds", "endSeconds", "title"),
        With("ChooseThumbnail", "PUT /api/v1/videos/{id}/thumbnail", """{"seconds":0.5}""", "seconds"),
        Without("PutCaptions", $"PUT {OneCaptions}") with
        {
            File = "text/vtt",
        },
        Without("ListCaptions", "GET /api/v1/videos/{id}/captions"),
        Without("GetCaptions", $"GET {OneCaptions}"),
        Without("DeleteCaptions", $"DELETE {OneCaptions}"),
        Without("ListLocalizations", "GET /api/v1/videos/{id}/localizations", "limit", "cursor"),
        Without("GetLocalization", "GET /api/v1/localizations/{id}"),
        Without("OfferDownload", "POST /api/v1/videos/{id}/downloads"),
        Without("GetDownload", "GET /api/v1/videos/{id}/downloads"),
        Without("WithdrawDownload", "DELETE /api/v1/videos/{id}/downloads"),
        Without("GetThumbnail", "GET /api/v1/videos/{id}/thumbnail", "time", "width", "height"),
        Without("GetOverview", "GET /api/v1/metrics/overview"),
        Without("ListVideos", "GET /api/v1/videos", VideoFilters),
        Without("GetVideoByVendorUid", "GET /api/v1/videos/by-vendor-uid", "uid"),
        Without("StartImport", "POST /api/v1/videos/import"),
        Without("GetImport", "GET /api/v1/videos/import"),
        With("CreatePlaylist", "POST /api/v1/playlists", PlaylistBody, "name"),
        Without("ListPlaylists", "GET /api/v1/playlists", "limit", "cursor"),
        Without("GetPlaylist", "GET /api/v1/playlists/{id}"),
        With("EditPlaylist", "PATCH /api/v1/playlists/{id}", PlaylistBody),
        Without("DeletePlaylist", "DELETE /api/v1/playlists/{id}"),
        Without("ListPlaylistVideos", "GET /api/v1/playlists/{id}/videos", "limit", "cursor"),
        With("PutPlaylistVideo", "PUT /api/v1/playlists/{id}/videos/{videoId}", """{"position":0}"""),
        Without("RemovePlaylistVideo", "DELETE /api/v1/playlists/{id}/videos/{videoId}"),
        With("CreateWatermark", "POST /api/v1/watermarks", WatermarkBody, "name", "url"),
        Without("UploadWatermark", "POST /api/v1/watermarks/upload", WatermarkSettings) with
        {
            File = "image/png",
        },
        Without("ListWatermarks", "GET /api/v1/watermarks"),
        Without("GetWatermark", "GET /api/v1/watermarks/{id}"),
        Without("DeleteWatermark", "DELETE /api/v1/watermarks/{id}"),
        .. Channels,
        .. Publishing,
        .. WebhookEndpoints,
        With("CreateCategory", "POST /api/v1/categories", CategoryBody, "name"),
        Without("ListCategories", "GET /api/v1/categories"),
        With("RenameCategory", "PATCH /api/v1/categories/{id}", """{"name":"$categoryName"}""", "name"),
        Without("DeleteCategory", "DELETE /api/v1/categories/{id}"),
        Without("GetVideo", "GET /api/v1/videos/{id}"),
        Without("DeleteVideo", "DELETE /api/v1/videos/{id}"),
        Without("GetVideoStatus", "GET /api/v1/videos/{id}/status"),
        With("StartPlayback", "POST /api/v1/videos/{id}/playback", """{"streamId":"$stream"}""") with
        {
            BodyIsOptional = true,
        },
        Without("ListStreams", "GET /api/v1/playback/streams", "limit", "cursor"),
        Without("EndStream", "DELETE /api/v1/playback/streams/{id}"),
        Without("GetCaptionFile", "GET /captions/file", "token"),
        Without("GetHealth", "GET /health"),
        Without("GetLiveness", "GET /health/live"),
        Without("GetReadiness", "GET /health/ready"),
        Without("ReceiveFromStripe", "POST /webhooks/stripe"),
        Without("ReceiveFromCloudflare", "POST /webhooks/cloudflare"),
        Without("ReceiveFromMux", "POST /webhooks/mux"),
        Without("ReceiveFromCloudflareAccount", "POST /webhooks/cloudflare/{accountId}"),
        Without("ReceiveFromMuxAccount", "POST /webhooks/mux/{accountId}"),
        Without("ReceiveFromClerk", "POST /webhooks/clerk"),
    ];

    private const string OneOrganization = "/api/v1/organizations/{organizationId}";

    private const string CloudflareAccount = $"{OneOrganization}/credentials/cloudflare";

    private const string MuxAccount = $"{OneOrganization}/credentials/mux";

    private const string CloudflareBody = """
        {"accountId":"$cloudflareAccount","apiToken":"$cloudflareToken","customerCode":"f33zs165nr7gyfy4",
        "replaceWebhook":false}
        """;

    private const string MuxBody = """
        {"tokenId":"$muxTokenId","tokenSecret":"$muxTokenSecret","webhookSecret":"whatever-its-webhook-has"}
        """;

    private const string OneCaptions = "/api/v1/videos/{id}/captions/{language}";

    private const string Language = "{language}";

    private const string Platform = "{platform}";

    private const string ClipBody = """
        {"startSeconds":0,"endSeconds":1,"title":"Clip","description":"About it","access":"free"}
        """;

    private const string PlanCode = "{code}";

    private const string InviteBody = """{"email":"$newEmail","role":"admin"}""";

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

    private const string UploadBody = """
        {"title":"Film","description":"About it","sizeBytes":1000,"method":"basic","access":"free","allowDownload":true,
        "maxDurationSeconds":60,"allowedOrigins":["example.com"],"watermarkId":"$watermark"}
        """;

    private const string KeyBody = """
        {"name":"Automation","scopes":["videos:read"],"expiresAt":"2999-01-01T00:00:00Z","allowedAddresses":["127.0.0.1"]}
        """;

    private const string BeaconsBody = """
        {"token":"$beaconToken","sessionId":"0b7cf7a2-6c1c-4f0e-9d55-3f1d2a2a7c11","beacons":[{"kind":"start"}]}
        """;

    private const string EditBody = """
        {"title":"Film","description":"About it","access":"free","allowDownload":true,"categoryId":"$category",
        "allowedOrigins":["example.com"]}
        """;

    private const string PlaylistBody = """{"name":"Evenings","description":"To watch late","isPublic":true}""";

    private const string CategoryBody = """{"name":"$categoryName","parentId":"$category"}""";

    public static IReadOnlyList<ApiOperation> All { get; } =
    [.. Table, .. BillingOperations, .. EventOperations, .. Files, .. ShowOperations];

    public HttpMethod Method => new(Address.Split(' ')[0]);

    public string Path => Address.Split(' ')[1];

    /// <summary>The names in the path that stand for ids, from left to right.</summary>
    public IReadOnlyList<string> Ids =>
        [.. Parameters.Where(name => $"{{{name}}}" is not (Language or PlanCode or Platform))];

    /// <summary>All names in the path, from left to right.</summary>
    public IReadOnlyList<string> Parameters =>
        [.. Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'))];

    /// <summary>Nothing, and null, is as good as an empty object.</summary>
    public bool BodyIsOptional { get; private init; }

    /// <summary>The media type of its body, if that is a file and no JSON.</summary>
    public string? File { get; private init; }

    public string? MediaType => File ?? (Body is null ? null : "application/json");

    public bool TakesId => Ids.Count > 0;

    /// <summary>What proves a vendor's delivery is its signature, which for an unknown account is a wrong one.</summary>
    public bool IsSigned => Path.StartsWith("/webhooks/", StringComparison.Ordinal);

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
