using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Features.Feeds;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Feeds;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

/// <summary>
/// Feeds and their episodes' files, as podcast apps and directories ask for them. They are documents and no operations of
/// the API, whose own document leaves them out.
/// </summary>
public sealed class FeedsModule : IEndpointModule
{
    private const int LastPage = 10_000;
    private const string Reason =
        "Directories and apps ask from few addresses for many; each answer costs one look-up, which those who ask together share.";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var feeds = app.MapGroup("/feeds").WithTags("Feeds").ExcludeFromDescription().Unlimited(Reason);
        feeds.MapMethods("/{slug}.xml", Reading, GetFeed).Named(nameof(GetFeed), 400, 404).Open();
        feeds.MapMethods("/private.xml", Reading, GetPrivateFeed).Named(nameof(GetPrivateFeed), 400, 403, 404).Open();
        feeds
            .MapMethods("/{slug}/episodes/{episodeId:guid}.{extension}", Reading, GetEpisodeFile)
            .Named(nameof(GetEpisodeFile), 404, 503)
            .Open();
        feeds
            .MapMethods("/private/episodes/{episodeId:guid}.{extension}", Reading, GetPrivateEpisodeFile)
            .Named(nameof(GetPrivateEpisodeFile), 403, 404, 503)
            .Open();
    }

    /// <summary>A show's public feed. It asks the port itself: most answers are that nothing is new, and there are many.</summary>
    /// <param name="page">From 1; the feed links to its next page.</param>
    public static async Task<Results<FeedResult, ProblemHttpResult>> GetFeed(
        string slug,
        int? page,
        HttpRequest request,
        [FromServices] IFeedReads feeds,
        [FromServices] FeedDocuments documents,
        [FromServices] TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var number = page ?? 1;
        FeedDocument? document = null;
        FeedValidators? validators = null;
        while (document is null)
        {
            var edition =
                ShowSlug.IsSlug(slug) && IsPage(number) ? await feeds.FindEditionAsync(slug, cancellationToken) : null;
            if (edition is null)
            {
                return Problems.Of(ShowErrors.FeedNotFound);
            }

            validators = FeedValidators.Of(edition, number, time.Now());
            if (validators.AreKnownTo(request))
            {
                return new FeedResult(validators, document: null);
            }

            document = await documents.FindAsync(edition, number, cancellationToken);
        }

        return document.Body.IsEmpty ? Problems.Of(ShowErrors.FeedNotFound) : new FeedResult(validators!, document);
    }

    /// <summary>A show's feed at a subscriber's own address.</summary>
    public static async Task<Results<PrivateFeedResult, ProblemHttpResult>> GetPrivateFeed(
        string? token,
        int? page,
        HttpResponse response,
        [FromServices] FeedWriter writer,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        PrivateFeedResult.HideFromRobots(response);
        var number = page ?? 1;
        if (!IsPage(number))
        {
            return Problems.Of(ShowErrors.FeedNotFound);
        }

        var result = await dispatcher.Send(new OpenPrivateFeed(token ?? string.Empty, number), cancellationToken);
        return result.IsSuccess ? new PrivateFeedResult(writer.Write(result.Value, token)) : Problems.Of(result.Error);
    }

    /// <summary>Sends on to an episode's file, and counts the download.</summary>
    public static async Task<Results<RedirectHttpResult, ProblemHttpResult>> GetEpisodeFile(
        string slug,
        Guid episodeId,
        HttpContext context,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new FetchEpisode(slug, Token: null, episodeId, IsDownload(context.Request));
        return Answer(await dispatcher.Send(command, cancellationToken), context.Response);
    }

    /// <summary>Sends a subscriber on to an episode's file, and counts the download.</summary>
    public static async Task<Results<RedirectHttpResult, ProblemHttpResult>> GetPrivateEpisodeFile(
        Guid episodeId,
        string? token,
        HttpContext context,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        PrivateFeedResult.HideFromRobots(context.Response);
        var command = new FetchEpisode(Slug: null, token ?? string.Empty, episodeId, IsDownload(context.Request));
        return Answer(await dispatcher.Send(command, cancellationToken), context.Response);
    }

    private static bool IsPage(int number) => number is >= 1 and <= LastPage;

    private static bool IsDownload(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && DownloadRequest.IsFromTheBeginning(request.Headers.Range);

    private static Results<RedirectHttpResult, ProblemHttpResult> Answer(Result<Uri> file, HttpResponse response)
    {
        response.AnnounceWait(file.Error);
        return file.IsSuccess ? TypedResults.Redirect(file.Value.AbsoluteUri) : Problems.Of(file.Error);
    }
}
