using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.VideoAccounts;
using StreamHub.Domain.Videos;
using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Modules;

/// <summary>An organization's own accounts at video vendors, and which vendor it publishes at.</summary>
public sealed class VideoAccountsModule : IEndpointModule
{
    private const string Cloudflare = "/credentials/cloudflare";
    private const string Mux = "/credentials/mux";
    private const string Settings = "/video-settings";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var one = app.MapGroup($"/api/v1/organizations/{{{ActingOrganization.RouteValue}:guid}}")
            .WithTags("Video accounts")
            .ActsForItsPath();
        MapConnecting(one.MapPut(Cloudflare, ConnectCloudflare), nameof(ConnectCloudflare));
        MapReading(one.MapGet(Cloudflare, GetCloudflareCredentials), nameof(GetCloudflareCredentials));
        MapDeleting(one.MapDelete(Cloudflare, DeleteCloudflareCredentials), nameof(DeleteCloudflareCredentials));
        MapTesting(one.MapPost($"{Cloudflare}/test", TestCloudflareCredentials), nameof(TestCloudflareCredentials));
        MapConnecting(one.MapPut(Mux, ConnectMux), nameof(ConnectMux));
        MapReading(one.MapGet(Mux, GetMuxCredentials), nameof(GetMuxCredentials));
        MapDeleting(one.MapDelete(Mux, DeleteMuxCredentials), nameof(DeleteMuxCredentials));
        MapTesting(one.MapPost($"{Mux}/test", TestMuxCredentials), nameof(TestMuxCredentials));
        MapReading(one.MapGet(Settings, GetVideoSettings), nameof(GetVideoSettings));
        one.MapPut(Settings, ChangeVideoSettings)
            .Named(nameof(ChangeVideoSettings), 400, 404, 409)
            .RequirePermission(Permissions.OrganizationWrite);
    }

    /// <summary>Connects an account at Cloudflare, once Cloudflare takes the token. New videos go there.</summary>
    public static async Task<Results<Ok<VideoCredentialsResponse>, ProblemHttpResult>> ConnectCloudflare(
        ConnectCloudflareRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(
            new ConnectCloudflare(body.AccountId, body.ApiToken, body.CustomerCode, body.ReplaceWebhook ?? false),
            cancellationToken
        );
        return result.ToOk();
    }

    /// <summary>How the organization stands with its own account at Cloudflare.</summary>
    public static async Task<Results<Ok<VideoCredentialsResponse>, ProblemHttpResult>> GetCloudflareCredentials(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetVideoCredentials(VideoVendor.Cloudflare), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Erases the secrets of the organization's accounts at Cloudflare. What lives there still plays.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteCloudflareCredentials(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DisconnectVideoAccounts(VideoVendor.Cloudflare), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Asks Cloudflare whether it still takes the credentials. Those that it refuses are erased.</summary>
    public static async Task<Results<Ok<VideoCredentialsResponse>, ProblemHttpResult>> TestCloudflareCredentials(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new TestVideoCredentials(VideoVendor.Cloudflare), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Connects an environment at Mux, once Mux takes the token. New videos go there.</summary>
    public static async Task<Results<Ok<VideoCredentialsResponse>, ProblemHttpResult>> ConnectMux(
        ConnectMuxRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(
            new ConnectMux(body.TokenId, body.TokenSecret, body.WebhookSecret),
            cancellationToken
        );
        return result.ToOk();
    }

    /// <summary>How the organization stands with its own environment at Mux.</summary>
    public static async Task<Results<Ok<VideoCredentialsResponse>, ProblemHttpResult>> GetMuxCredentials(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetVideoCredentials(VideoVendor.Mux), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Erases the secrets of the organization's environments at Mux. What lives there still plays.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteMuxCredentials(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DisconnectVideoAccounts(VideoVendor.Mux), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Asks Mux whether it still takes the credentials. Those that it refuses are erased.</summary>
    public static async Task<Results<Ok<VideoCredentialsResponse>, ProblemHttpResult>> TestMuxCredentials(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new TestVideoCredentials(VideoVendor.Mux), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Where the organization's new videos go.</summary>
    public static async Task<Results<Ok<VideoSettingsResponse>, ProblemHttpResult>> GetVideoSettings(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetVideoSettings(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Chooses where the organization's new videos go. Those that there are stay where they are.</summary>
    public static async Task<Results<Ok<VideoSettingsResponse>, ProblemHttpResult>> ChangeVideoSettings(
        ChangeVideoSettingsRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ChangeVideoSettings(body.Vendor), cancellationToken);
        return result.ToOk();
    }

    private static void MapConnecting(RouteHandlerBuilder endpoint, string name) =>
        endpoint.Named(name, 400, 404, 409, 503).RequirePermission(Permissions.OrganizationWrite);

    private static void MapReading(RouteHandlerBuilder endpoint, string name) =>
        endpoint.Named(name, 404).RequirePermission(Permissions.OrganizationRead);

    private static void MapDeleting(RouteHandlerBuilder endpoint, string name) =>
        endpoint.Named(name, 404, 409).RequirePermission(Permissions.OrganizationWrite);

    private static void MapTesting(RouteHandlerBuilder endpoint, string name) =>
        endpoint.Named(name, 404, 409, 503).RequirePermission(Permissions.OrganizationWrite);

    /// <param name="ApiToken">Needs the permission "Stream: Edit".</param>
    /// <param name="CustomerCode">Of the account's own playback host: <c>customer-{code}.cloudflarestream.com</c>.</param>
    /// <param name="ReplaceWebhook">Take the account's one webhook even if it leads to somebody else.</param>
    public sealed record ConnectCloudflareRequest(
        string AccountId,
        string ApiToken,
        string? CustomerCode = null,
        bool? ReplaceWebhook = null
    );

    /// <param name="TokenSecret">The token needs the permissions to read and write Mux Video, and to write Mux System.</param>
    /// <param name="WebhookSecret">As Mux shows it where a webhook to the answer's <c>webhookUrl</c> is made.</param>
    public sealed record ConnectMuxRequest(string TokenId, string TokenSecret, string? WebhookSecret = null);

    /// <param name="Vendor"><c>null</c> leaves it to the platform.</param>
    public sealed record ChangeVideoSettingsRequest(VideoVendor? Vendor = null);
}
