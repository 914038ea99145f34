using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Captions;
using StreamHub.Application.Features.Localization;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

/// <summary>Captions that are uploaded, and captions that the vendor makes.</summary>
public sealed class CaptionsModule : IEndpointModule
{
    private const string WebVttType = "text/vtt";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var video = app.MapGroup("/api/v1/videos/{id:guid}").WithTags("Captions");
        video
            .MapGet("/captions", ListCaptions)
            .Named(nameof(ListCaptions), 404, 409, 502, 503)
            .RequirePermission(Permissions.VideosRead);
        video
            .MapPut("/captions/{language}", PutCaptions)
            .Named(nameof(PutCaptions), 400, 404, 409, 413, 415, 502, 503)
            .RequirePermission(Permissions.VideosWrite)
            .Accepts<string>(WebVttType)
            .WithMetadata(new RequestSizeLimitAttribute(WebVtt.MaxBytes));
        video
            .MapGet("/captions/{language}", GetCaptions)
            .Named(nameof(GetCaptions), 400, 404, 409, 502, 503)
            .RequirePermission(Permissions.VideosRead)
            .Produces<string>(StatusCodes.Status200OK, WebVttType);
        video
            .MapDelete("/captions/{language}", DeleteCaptions)
            .Named(nameof(DeleteCaptions), 400, 404, 409, 502, 503)
            .RequirePermission(Permissions.VideosWrite);
        video
            .MapPost("/localizations", StartLocalizations)
            .Named(nameof(StartLocalizations), 400, 404, 409)
            .RequirePermission(Permissions.VideosWrite);
        video
            .MapGet("/localizations", ListLocalizations)
            .Named(nameof(ListLocalizations), 400, 404)
            .RequirePermission(Permissions.VideosRead);
        app.MapGet("/api/v1/localizations/{id:guid}", GetLocalization)
            .WithTags("Captions")
            .Named(nameof(GetLocalization), 404)
            .RequirePermission(Permissions.VideosRead);
        app.MapGet("/captions/file", GetCaptionFile)
            .WithTags("Captions")
            .Named(nameof(GetCaptionFile), 400, 404)
            .Unlimited("A vendor fetches from few addresses, and who has no token costs one look-up by a key.")
            .Open()
            .Produces<string>(StatusCodes.Status200OK, WebVttType);
    }

    /// <summary>The video's captions, one a language.</summary>
    public static async Task<Results<Ok<CaptionList>, ProblemHttpResult>> ListCaptions(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListCaptions(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Takes a WebVTT file for a language, in the place of what there is.</summary>
    public static async Task<Results<Ok<CaptionResponse>, ProblemHttpResult>> PutCaptions(
        Guid id,
        string language,
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, cancellationToken);
        var result = await dispatcher.Send(new PutCaptions(id, language, file.ToArray()), cancellationToken);
        return result.ToOk();
    }

    /// <summary>The captions in a language, as WebVTT.</summary>
    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> GetCaptions(
        Guid id,
        string language,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetCaptions(id, language), cancellationToken);
        return ToWebVtt(result);
    }

    /// <summary>Where a vendor that fetches captions finds what was uploaded here, for a short while.</summary>
    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> GetCaptionFile(
        string token,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetCaptionFile(token), cancellationToken);
        return ToWebVtt(result);
    }

    /// <summary>Takes the captions in a language away.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteCaptions(
        Guid id,
        string language,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeleteCaptions(id, language), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Has the vendor make captions in several languages. A job that is not over is answered, not repeated.</summary>
    public static async Task<Results<Ok<LocalizationList>, ProblemHttpResult>> StartLocalizations(
        Guid id,
        StartLocalizationsRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new StartLocalizations(id, body.Languages), cancellationToken);
        return result.ToOk();
    }

    /// <summary>The video's localization jobs, newest first.</summary>
    public static async Task<Results<Ok<Page<LocalizationResponse>>, ProblemHttpResult>> ListLocalizations(
        Guid id,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListLocalizations(id, limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One localization job.</summary>
    public static async Task<Results<Ok<LocalizationResponse>, ProblemHttpResult>> GetLocalization(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetLocalization(id), cancellationToken);
        return result.ToOk();
    }

    private static Results<ContentHttpResult, ProblemHttpResult> ToWebVtt(Result<CaptionText> result) =>
        result.IsSuccess
            ? TypedResults.Text(result.Value.WebVtt, $"{WebVttType}; charset=utf-8")
            : Problems.Of(result.Error);

    /// <param name="Languages">Language tags of BCP 47, each once.</param>
    public sealed record StartLocalizationsRequest(IReadOnlyList<string> Languages);
}
