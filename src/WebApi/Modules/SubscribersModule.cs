using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Shows;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

/// <summary>Who reads a show's feed at an address of their own.</summary>
public sealed class SubscribersModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var subscribers = app.MapGroup("/api/v1/shows/{id:guid}/subscribers").WithTags("Shows");
        subscribers
            .MapPost("/", AddSubscriber)
            .Named(nameof(AddSubscriber), 400, 404, 409)
            .RequirePermission(Permissions.ShowsWrite)
            .Idempotent();
        subscribers
            .MapGet("/", ListSubscribers)
            .Named(nameof(ListSubscribers), 400, 404)
            .RequirePermission(Permissions.ShowsRead);
        subscribers
            .MapDelete("/{subscriberId:guid}", RevokeSubscriber)
            .Named(nameof(RevokeSubscriber), 404, 409)
            .RequirePermission(Permissions.ShowsWrite);
    }

    /// <summary>Makes an address of the feed for one person. It is shown this once, and can be revoked.</summary>
    public static async Task<Results<Created<NewSubscriber>, ProblemHttpResult>> AddSubscriber(
        Guid id,
        AddSubscriberRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new AddSubscriber(id, body.Name, body.UserId), cancellationToken);
        return result.ToCreated(made => $"/api/v1/shows/{id}/subscribers/{made.Subscriber.Id}");
    }

    /// <summary>Who has an address of the feed, or had one, newest first.</summary>
    public static async Task<Results<Ok<Page<SubscriberResponse>>, ProblemHttpResult>> ListSubscribers(
        Guid id,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListSubscribers(id, limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Ends a subscriber's address for good.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> RevokeSubscriber(
        Guid id,
        Guid subscriberId,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RevokeSubscriber(id, subscriberId), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="Name">What you call them.</param>
    /// <param name="UserId">The user whose plan is asked for, where the show is for subscribers.</param>
    public sealed record AddSubscriberRequest(string Name, Guid? UserId = null);
}
