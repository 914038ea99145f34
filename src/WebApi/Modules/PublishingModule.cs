using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Publishing;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

/// <summary>Publications on the organization's channels, and what becomes of them.</summary>
public sealed class PublishingModule : IEndpointModule
{
    private const string Jobs = "/api/v1/jobs";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/upload", SchedulePublication)
            .WithTags("Publishing")
            .Named(nameof(SchedulePublication), 400, 404, 502, 503)
            .RequirePermission(Permissions.PublishingWrite)
            .Idempotent();
        var jobs = app.MapGroup(Jobs).WithTags("Publishing");
        jobs.MapGet("/", ListPublishingJobs)
            .Named(nameof(ListPublishingJobs), 400)
            .RequirePermission(Permissions.PublishingRead);
        jobs.MapGet("/{id:guid}", GetPublishingJob)
            .Named(nameof(GetPublishingJob), 404)
            .RequirePermission(Permissions.PublishingRead);
        jobs.MapPost("/{id:guid}/cancel", CancelPublishing)
            .Named(nameof(CancelPublishing), 404, 409)
            .RequirePermission(Permissions.PublishingWrite);
        jobs.MapPost("/{id:guid}/retry", RetryPublishing)
            .Named(nameof(RetryPublishing), 404, 409)
            .RequirePermission(Permissions.PublishingWrite);
        jobs.MapPost("/{id:guid}/reschedule", ReschedulePublishing)
            .Named(nameof(ReschedulePublishing), 400, 404, 409)
            .RequirePermission(Permissions.PublishingWrite);
    }

    /// <summary>Schedules a publication on one or several channels: a job each, all of them or none.</summary>
    public static async Task<Results<Accepted<ScheduledJobs>, ProblemHttpResult>> SchedulePublication(
        SchedulePublicationRequest body,
        HttpResponse response,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        IEnumerable<Guid> channels = body.ChannelId is { } channel ? [channel] : [];
        var command = new SchedulePublication([.. channels, .. body.ChannelIds ?? []], body.Title)
        {
            Platform = body.Platform,
            AssetUrl = body.AssetUrl,
            VideoId = body.VideoId,
            Description = body.Description,
            Tags = body.Tags ?? [],
            Privacy = body.Privacy,
            PublishAt = body.PublishAt,
            ScheduledAt = body.ScheduledAt,
        };
        var result = await dispatcher.Send(command, cancellationToken);
        response.AnnounceWait(result.Error);
        return result.IsSuccess
            ? TypedResults.Accepted($"{Jobs}/{result.Value.JobId}", result.Value)
            : Problems.Of(result.Error);
    }

    /// <summary>The organization's publishing jobs, newest first.</summary>
    public static async Task<Results<Ok<Page<JobResponse>>, ProblemHttpResult>> ListPublishingJobs(
        EnumText<PublishingState>? state,
        Guid? channelId,
        EnumText<Platform>? platform,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var query = new ListPublishingJobs(state?.Value, channelId, platform?.Value, limit, cursor);
        var result = await dispatcher.Send(query, cancellationToken);
        return result.ToOk();
    }

    /// <summary>One publishing job: how far it is, and how its attempts ended.</summary>
    public static async Task<Results<Ok<JobResponse>, ProblemHttpResult>> GetPublishingJob(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetPublishingJob(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Calls a job off, unless the platform may have the publication already.</summary>
    public static async Task<Results<Ok<JobResponse>, ProblemHttpResult>> CancelPublishing(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new CancelPublishing(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Has a job that failed tried anew, at once.</summary>
    public static async Task<Results<Ok<JobResponse>, ProblemHttpResult>> RetryPublishing(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RetryPublishing(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Gives a job that waits for its time another one.</summary>
    public static async Task<Results<Ok<JobResponse>, ProblemHttpResult>> ReschedulePublishing(
        Guid id,
        ReschedulePublishingRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ReschedulePublishing(id, body.ScheduledAt), cancellationToken);
        return result.ToOk();
    }

    /// <param name="ChannelId">Where to; one, or several by <paramref name="ChannelIds"/>, or both together.</param>
    /// <param name="Platform">Where all of the channels have to be; only to be sure.</param>
    /// <param name="AssetUrl">Where the file is: a public address. Either this or a video of the library.</param>
    /// <param name="VideoId">A video of the library that is ready.</param>
    /// <param name="Privacy">Public when absent.</param>
    /// <param name="PublishAt">When the platform shows it to everybody; as soon as it is there when absent.</param>
    /// <param name="ScheduledAt">When the upload begins; at once when absent.</param>
    public sealed record SchedulePublicationRequest(
        string Title,
        Guid? ChannelId = null,
        IReadOnlyList<Guid>? ChannelIds = null,
        Platform? Platform = null,
        Uri? AssetUrl = null,
        Guid? VideoId = null,
        string? Description = null,
        IReadOnlyList<string>? Tags = null,
        PublishingPrivacy? Privacy = null,
        DateTimeOffset? PublishAt = null,
        DateTimeOffset? ScheduledAt = null
    );

    public sealed record ReschedulePublishingRequest(DateTimeOffset ScheduledAt);
}
