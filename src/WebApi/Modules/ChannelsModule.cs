using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Channels;
using StreamHub.Domain.Channels;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Modules;

/// <summary>The platforms that there are, and an organization's channels there.</summary>
public sealed class ChannelsModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/platforms", ListPlatforms)
            .WithTags("Channels")
            .Named(nameof(ListPlatforms))
            .RequirePermission(Permissions.ChannelsRead);
        var channels = app.MapGroup("/api/v1/channels").WithTags("Channels");
        channels.MapGet("/", ListChannels).Named(nameof(ListChannels), 400).RequirePermission(Permissions.ChannelsRead);
        channels
            .MapPost("/connect", ConnectChannel)
            .Named(nameof(ConnectChannel), 400, 409)
            .RequirePermission(Permissions.ChannelsWrite);
        channels
            .MapPost("/refresh-all", RefreshChannels)
            .Named(nameof(RefreshChannels))
            .RequirePermission(Permissions.ChannelsWrite);
        channels
            .MapPost("/{id:guid}/refresh", RefreshChannel)
            .Named(nameof(RefreshChannel), 404, 409, 502, 503)
            .RequirePermission(Permissions.ChannelsWrite);
        channels
            .MapDelete("/{id:guid}", DisconnectChannel)
            .Named(nameof(DisconnectChannel), 404, 409)
            .RequirePermission(Permissions.ChannelsWrite);
    }

    /// <summary>All platforms: how each is published to, what it needs, and its limits.</summary>
    public static async Task<Results<Ok<PlatformsResponse>, ProblemHttpResult>> ListPlatforms(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListPlatforms(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>The organization's channels, newest first.</summary>
    public static async Task<Results<Ok<Page<ChannelResponse>>, ProblemHttpResult>> ListChannels(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListChannels(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Connects a channel by its address, or answers the page where its owner consents.</summary>
    public static async Task<Results<Ok<BegunChannel>, ProblemHttpResult>> ConnectChannel(
        ConnectChannelRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new ConnectChannel(body.Platform, body.Address, body.DisplayName, body.ReturnUrl);
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToOk();
    }

    /// <summary>Has every consent of the organization's channels refreshed, in the background.</summary>
    public static async Task<Results<Accepted<QueuedRefreshes>, ProblemHttpResult>> RefreshChannels(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RefreshChannels(), cancellationToken);
        return result.IsSuccess ? TypedResults.Accepted((string?)null, result.Value) : Problems.Of(result.Error);
    }

    /// <summary>Has a channel's consent refreshed now. One that was taken back makes it <c>needsReconnect</c>.</summary>
    public static async Task<Results<Ok<ChannelResponse>, ProblemHttpResult>> RefreshChannel(
        Guid id,
        HttpResponse response,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RefreshChannel(id), cancellationToken);
        response.AnnounceWait(result.Error);
        return result.ToOk();
    }

    /// <summary>Disconnects a channel, and gives its consent back at the platform.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DisconnectChannel(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DisconnectChannel(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="Address">Of a channel whose platform is connected by it; absent for the others.</param>
    /// <param name="DisplayName">What to call a channel that is connected by its address; the address when absent.</param>
    /// <param name="ReturnUrl">Where the browser goes after the consent; on an origin that the installation allows.</param>
    public sealed record ConnectChannelRequest(
        Platform Platform,
        Uri? Address = null,
        string? DisplayName = null,
        Uri? ReturnUrl = null
    );
}
