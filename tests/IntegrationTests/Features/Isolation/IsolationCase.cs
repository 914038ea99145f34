using System.Net.Http.Json;
using System.Text;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;

namespace StreamHub.IntegrationTests.Features.Isolation;

/// <summary>How an operation that takes ids is tried with those of another tenant.</summary>
/// <param name="IdsAsync">Makes real ids of the tenant's, by the names of the path's parameters.</param>
public sealed record IsolationCase(string Operation, Func<Tenant, Task<Dictionary<string, Guid>>> IdsAsync)
{
    private static readonly object Name = new { name = "Mine now" };

    private static readonly object Edit = new
    {
        title = "Mine now",
        description = "Taken",
        access = "free",
        allowDownload = true,
    };

    /// <summary>The sandbox's own account takes them.</summary>
    private static readonly object Cloudflare = new
    {
        accountId = new CloudflareSettings().AccountId,
        apiToken = new CloudflareSettings().ApiToken,
    };

    private static readonly object Mux = new
    {
        tokenId = new MuxSettings().TokenId,
        tokenSecret = new MuxSettings().TokenSecret,
    };

    private static readonly object Clip = new
    {
        startSeconds = 0,
        endSeconds = 1,
        title = "Mine now",
    };

    /// <summary>The media type of the body, where that is a file.</summary>
    public string? File { get; private init; }

    /// <summary>A body that the operation takes, made from the tenant whose ids are tried.</summary>
    public Func<Tenant, object?> Body { get; private init; } = _ => null;

    public static IReadOnlyList<IsolationCase> All { get; } =
    [
        new("GetVideo", VideoAsync),
        new("EditVideo", VideoAsync) { Body = _ => Edit },
        new("DeleteVideo", VideoAsync),
        new("GetVideoStatus", VideoAsync),
        new("StartPlayback", VideoAsync),
        new("EndStream", StreamAsync),
        new("GetVideoAnalytics", VideoAsync),
        new("ListCaptions", VideoAsync),
        new("PutCaptions", VideoAsync) { File = "text/vtt" },
        new("GetCaptions", CaptionsAsync),
        new("DeleteCaptions", CaptionsAsync),
        new("StartLocalizations", VideoAsync) { Body = _ => new { languages = new[] { "de" } } },
        new("ListLocalizations", VideoAsync),
        new("GetLocalization", LocalizationAsync),
        new("CreateClip", VideoAsync) { Body = _ => Clip },
        new("OfferDownload", VideoAsync),
        new("GetDownload", VideoAsync),
        new("WithdrawDownload", VideoAsync),
        new("GetThumbnail", VideoAsync),
        new("ChooseThumbnail", VideoAsync) { Body = _ => new { seconds = 0.5m } },
        new("GetPlaylist", PlaylistAsync),
        new("EditPlaylist", PlaylistAsync) { Body = _ => Name },
        new("DeletePlaylist", PlaylistAsync),
        new("ListPlaylistVideos", PlaylistAsync),
        new("PutPlaylistVideo", PlacedVideoAsync) { Body = _ => new { position = 0 } },
        new("RemovePlaylistVideo", PlacedVideoAsync),
        new("RenameCategory", CategoryAsync) { Body = _ => Name },
        new("DeleteCategory", CategoryAsync),
        new("GetWatermark", WatermarkAsync),
        new("DeleteWatermark", WatermarkAsync),
        new("RefreshChannel", ChannelAsync),
        new("DisconnectChannel", ChannelAsync),
        new("GetFile", FileAsync),
        new("CompleteUpload", FileAsync),
        new("LocateFile", FileAsync),
        new("DeleteFile", FileAsync),
        new("GetPublishingJob", JobAsync),
        new("CancelPublishing", JobAsync),
        new("RetryPublishing", JobAsync),
        new("ReschedulePublishing", JobAsync) { Body = _ => new { scheduledAt = DateTimeOffset.UtcNow.AddDays(9) } },
        new("GetWebhookEndpoint", WebhookEndpointAsync),
        new("EditWebhookEndpoint", WebhookEndpointAsync) { Body = _ => new { description = "Mine now" } },
        new("DeleteWebhookEndpoint", WebhookEndpointAsync),
        new("RotateWebhookSecret", WebhookEndpointAsync),
        new("EnableWebhookEndpoint", WebhookEndpointAsync),
        new("DisableWebhookEndpoint", WebhookEndpointAsync),
        new("TestWebhookEndpoint", WebhookEndpointAsync),
        new("ListWebhookDeliveries", WebhookEndpointAsync),
        new("ReplayWebhooks", WebhookEndpointAsync) { Body = _ => new { since = DateTimeOffset.UnixEpoch } },
        new("GetWebhookDelivery", WebhookDeliveryAsync),
        new("ReplayWebhookDelivery", WebhookDeliveryAsync),
        new("GetShow", ShowAsync),
        new("EditShow", ShowAsync) { Body = _ => FeedSteps.ShowBody(slug: null) },
        new("DeleteShow", ShowAsync),
        new("GetShowDownloads", ShowAsync),
        new("ListListings", ShowAsync),
        new("PutListing", ShowAsync) { Body = _ => new { state = "submitted" } },
        new("AddSubscriber", ShowAsync) { Body = _ => new { name = "Mine now" } },
        new("ListSubscribers", ShowAsync),
        new("RevokeSubscriber", SubscriberAsync),
        new("CreateEpisode", ShowAsync) { Body = _ => FeedSteps.EpisodeBody("Mine now") },
        new("ListEpisodes", ShowAsync),
        new("GetEpisode", EpisodeAsync),
        new("EditEpisode", EpisodeAsync) { Body = _ => FeedSteps.EpisodeBody("Mine now") },
        new("DeleteEpisode", EpisodeAsync),
        new("PublishEpisode", EpisodeAsync) { Body = _ => new { } },
        new("WithdrawEpisode", EpisodeAsync),
        new("GetOrganization", Organization),
        new("RenameOrganization", Organization) { Body = _ => Name },
        new("DeleteOrganization", Organization),
        new("LeaveOrganization", Organization),
        new("TransferOwnership", Organization) { Body = tenant => new { userId = tenant.Colleague.Id } },
        new("ListMembers", Organization),
        new("ChangeMemberRole", Member) { Body = _ => new { role = "member" } },
        new("RemoveMember", Member),
        new("InviteMember", Organization) { Body = _ => new { email = "accomplice@example.com" } },
        new("ListInvitations", Organization),
        new("RevokeInvitation", InvitationAsync),
        new("ConnectCloudflare", Organization) { Body = _ => Cloudflare },
        new("GetCloudflareCredentials", Organization),
        new("DeleteCloudflareCredentials", Organization),
        new("TestCloudflareCredentials", Organization),
        new("ConnectMux", Organization) { Body = _ => Mux },
        new("GetMuxCredentials", Organization),
        new("DeleteMuxCredentials", Organization),
        new("TestMuxCredentials", Organization),
        new("GetVideoSettings", Organization),
        new("ChangeVideoSettings", Organization) { Body = _ => new { vendor = "cloudflare" } },
        new("GetApiKey", KeyAsync),
        new("RenameApiKey", KeyAsync) { Body = _ => Name },
        new("RotateApiKey", KeyAsync) { Body = _ => new { overlapSeconds = 0 } },
        new("RevokeApiKey", KeyAsync),
        new("RevokeLogin", LoginAsync),
    ];

    /// <summary>Staff sees everybody's, and nobody else gets that far, whatever the id.</summary>
    public static IReadOnlyList<string> OfStaff { get; } =
    ["GetUser", "ChangeUserRole", "LockUser", "UnlockUser", "LogOutUser", "GetPlan", "EditPlan", "DeactivatePromotion"];

    /// <summary>Open to all: a vendor's signature decides, which for an unknown account is a wrong one.</summary>
    public static IReadOnlyList<string> OfVendors { get; } = ["ReceiveFromCloudflareAccount", "ReceiveFromMuxAccount"];

    public static IsolationCase Of(string operation) => All.Single(one => one.Operation == operation);

    public HttpContent? Content(Tenant tenant) =>
        File is not null ? new StringContent("WEBVTT", Encoding.UTF8, File)
        : Body(tenant) is { } body ? JsonContent.Create(body)
        : null;

    private static async Task<Dictionary<string, Guid>> VideoAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.VideoAsync() };

    private static async Task<Dictionary<string, Guid>> StreamAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.StreamAsync() };

    private static async Task<Dictionary<string, Guid>> CaptionsAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.CaptionedVideoAsync() };

    private static async Task<Dictionary<string, Guid>> LocalizationAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.LocalizationAsync() };

    private static async Task<Dictionary<string, Guid>> PlaylistAsync(Tenant tenant) =>
        new() { ["id"] = (await tenant.PlaylistAsync()).Id };

    private static async Task<Dictionary<string, Guid>> PlacedVideoAsync(Tenant tenant)
    {
        var (id, videoId) = await tenant.PlaylistAsync();
        return new() { ["id"] = id, ["videoId"] = videoId };
    }

    private static async Task<Dictionary<string, Guid>> CategoryAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.CategoryAsync() };

    private static async Task<Dictionary<string, Guid>> WatermarkAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.Api.CreateWatermarkAsync() };

    private static async Task<Dictionary<string, Guid>> ChannelAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.ChannelAsync() };

    private static async Task<Dictionary<string, Guid>> FileAsync(Tenant tenant) =>
        new() { ["id"] = (await tenant.Api.PresignAsync()).Id };

    private static async Task<Dictionary<string, Guid>> JobAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.JobAsync() };

    private static async Task<Dictionary<string, Guid>> WebhookEndpointAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.WebhookEndpointAsync() };

    private static async Task<Dictionary<string, Guid>> WebhookDeliveryAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.WebhookDeliveryAsync() };

    private static async Task<Dictionary<string, Guid>> ShowAsync(Tenant tenant) =>
        new() { ["id"] = (await tenant.Api.CreateShowAsync()).Id };

    private static async Task<Dictionary<string, Guid>> SubscriberAsync(Tenant tenant)
    {
        var (show, _) = await tenant.Api.CreateShowAsync();
        return new() { ["id"] = show, ["subscriberId"] = (await tenant.Api.AddSubscriberAsync(show)).Id };
    }

    private static async Task<Dictionary<string, Guid>> EpisodeAsync(Tenant tenant)
    {
        var (show, _) = await tenant.Api.CreateShowAsync();
        return new() { ["id"] = show, ["episodeId"] = await tenant.Api.CreateEpisodeAsync(show) };
    }

    private static async Task<Dictionary<string, Guid>> KeyAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.KeyAsync() };

    private static async Task<Dictionary<string, Guid>> LoginAsync(Tenant tenant) =>
        new() { ["id"] = await tenant.LoginAsync() };

    private static Task<Dictionary<string, Guid>> Organization(Tenant tenant) =>
        Task.FromResult(new Dictionary<string, Guid> { ["organizationId"] = tenant.OrganizationId });

    private static Task<Dictionary<string, Guid>> Member(Tenant tenant) =>
        Task.FromResult(
            new Dictionary<string, Guid>
            {
                ["organizationId"] = tenant.OrganizationId,
                ["userId"] = tenant.Colleague.Id,
            }
        );

    private static async Task<Dictionary<string, Guid>> InvitationAsync(Tenant tenant) =>
        new() { ["organizationId"] = tenant.OrganizationId, ["invitationId"] = await tenant.InvitationAsync() };
}
