using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Analytics;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Common;
using StreamHub.WebApi.Csv;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Hosting;
using StreamHub.WebApi.Json;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

/// <summary>What players report, and what comes of it.</summary>
public sealed class AnalyticsModule : IEndpointModule
{
    public enum ReportFormat
    {
        Json,
        Csv,
    }

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var analytics = app.MapGroup("/api/v1").WithTags("Analytics");
        analytics
            .MapPost("/beacons", RecordBeacons)
            .Named(nameof(RecordBeacons), 400, 403, 503)
            .Open()
            .Unlimited("Only a token of a grant opens it, and many viewers may share one address.");
        analytics
            .MapGet("/analytics", GetAnalytics)
            .Named(nameof(GetAnalytics), 400)
            .RequirePermission(Permissions.VideosRead)
            .Produces<ViewingReport>(StatusCodes.Status200OK, "application/json", CsvText.MediaType);
        analytics
            .MapGet("/videos/{id:guid}/analytics", GetVideoAnalytics)
            .Named(nameof(GetVideoAnalytics), 400, 404)
            .RequirePermission(Permissions.VideosRead)
            .Produces<ViewingReport>(StatusCodes.Status200OK, "application/json", CsvText.MediaType);
    }

    /// <summary>
    /// Takes what a player reports of one session: a beacon when playing starts, every ten seconds, and when it ends. Send
    /// them as they come or up to a hundred together; again, late and in any order they count the same. 202 means that
    /// they are stored.
    /// </summary>
    public static async Task<Results<Accepted<BeaconReceipt>, ProblemHttpResult>> RecordBeacons(
        RecordBeaconsRequest body,
        HttpContext context,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var viewership = new Viewership(
            Viewership.CountryOf(ClientCountry.Of(context)),
            DeviceClasses.Of(context.Request.Headers.UserAgent)
        );
        var command = new RecordBeacons(
            body.Token,
            body.SessionId,
            body.Beacons,
            viewership,
            IsPreload(context.Request.Headers)
        );
        var result = await dispatcher.Send(command, cancellationToken);
        context.Response.AnnounceWait(result.Error);
        return result.ToAccepted(new BeaconReceipt(Accepted: true));
    }

    /// <summary>
    /// What was watched of the organization's videos, by day (UTC), country, device and video. As CSV with
    /// <c>?format=csv</c> or <c>Accept: text/csv</c>.
    /// </summary>
    /// <param name="from">The first day (<c>2026-11-21</c>); four weeks before the last when absent.</param>
    /// <param name="to">The last day, today when absent; at most 366 days.</param>
    /// <param name="format"><c>json</c> or <c>csv</c>; what Accept prefers when absent.</param>
    public static async Task<Results<Ok<ViewingReport>, ContentHttpResult, ProblemHttpResult>> GetAnalytics(
        DateOnly? from,
        DateOnly? to,
        EnumText<ReportFormat>? format,
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetAnalytics(from, to), cancellationToken);
        return Answer(result, format?.Value ?? Preferred(request));
    }

    /// <summary>
    /// What was watched of one video, by day (UTC), country and device. As CSV with <c>?format=csv</c> or
    /// <c>Accept: text/csv</c>.
    /// </summary>
    /// <param name="from">The first day (<c>2026-11-21</c>); four weeks before the last when absent.</param>
    /// <param name="to">The last day, today when absent; at most 366 days.</param>
    /// <param name="format"><c>json</c> or <c>csv</c>; what Accept prefers when absent.</param>
    public static async Task<Results<Ok<ViewingReport>, ContentHttpResult, ProblemHttpResult>> GetVideoAnalytics(
        Guid id,
        DateOnly? from,
        DateOnly? to,
        EnumText<ReportFormat>? format,
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetVideoAnalytics(id, from, to), cancellationToken);
        return Answer(result, format?.Value ?? Preferred(request));
    }

    private static Results<Ok<ViewingReport>, ContentHttpResult, ProblemHttpResult> Answer(
        Result<ViewingReport> result,
        ReportFormat format
    )
    {
        if (!result.IsSuccess)
        {
            return Problems.Of(result.Error);
        }

        return format == ReportFormat.Csv
            ? TypedResults.Text(ViewingReportCsv.Of(result.Value), CsvText.MediaType, Encoding.UTF8)
            : TypedResults.Ok(result.Value);
    }

    private static ReportFormat Preferred(HttpRequest request)
    {
        var best = request
            .GetTypedHeaders()
            .Accept.OrderByDescending(type => type.Quality ?? 1)
            .FirstOrDefault(type => type.MatchesMediaType(CsvText.MediaType) || IsJson(type));
        return best is null || IsJson(best) ? ReportFormat.Json : ReportFormat.Csv;
    }

    private static bool IsJson(MediaTypeHeaderValue type) => type.MatchesMediaType("application/json");

    // What browsers say when they fetch a page before somebody wants to see it.
    private static bool IsPreload(IHeaderDictionary headers) =>
        Says(headers["Sec-Purpose"], "prefetch")
        || Says(headers["Sec-Purpose"], "prerender")
        || Says(headers["Purpose"], "prefetch")
        || Says(headers["X-Purpose"], "preview")
        || Says(headers["X-Moz"], "prefetch");

    private static bool Says(string? value, string word) =>
        value?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    /// <param name="Token">The <c>beaconToken</c> of an answer to a request for playback.</param>
    /// <param name="SessionId">A random UUID that the player makes when it starts, and keeps while it plays.</param>
    /// <param name="Beacons">1 to 100.</param>
    public sealed record RecordBeaconsRequest(string Token, Guid SessionId, IReadOnlyList<BeaconReport> Beacons);

    /// <param name="Accepted">Always true: what counts of it is stored.</param>
    public sealed record BeaconReceipt(bool Accepted);
}
