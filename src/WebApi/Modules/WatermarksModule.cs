using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Watermarks;
using StreamHub.Domain.Videos;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

/// <summary>Pictures that the vendor lays over videos while it prepares them.</summary>
public sealed class WatermarksModule : IEndpointModule
{
    private const string Path = "/api/v1/watermarks";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var watermarks = app.MapGroup(Path).WithTags("Watermarks");
        watermarks
            .MapPost("/", CreateWatermark)
            .Named(nameof(CreateWatermark), 400, 409, 502, 503)
            .RequirePermission(Permissions.VideosWrite)
            .Idempotent();
        watermarks
            .MapPost("/upload", UploadWatermark)
            .Named(nameof(UploadWatermark), 400, 409, 413, 415, 502, 503)
            .RequirePermission(Permissions.VideosWrite)
            .Accepts<string>("image/png")
            .WithMetadata(new RequestSizeLimitAttribute(Watermark.MaxPictureBytes));
        watermarks.MapGet("/", ListWatermarks).Named(nameof(ListWatermarks)).RequirePermission(Permissions.VideosRead);
        watermarks
            .MapGet("/{id:guid}", GetWatermark)
            .Named(nameof(GetWatermark), 404)
            .RequirePermission(Permissions.VideosRead);
        watermarks
            .MapDelete("/{id:guid}", DeleteWatermark)
            .Named(nameof(DeleteWatermark), 404, 409)
            .RequirePermission(Permissions.VideosWrite);
    }

    /// <summary>Makes a watermark of a PNG that the vendor fetches, where the organization's new videos go.</summary>
    public static async Task<Results<Created<WatermarkResponse>, ProblemHttpResult>> CreateWatermark(
        CreateWatermarkRequest body,
        HttpResponse response,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new CreateWatermark(body.Name, body.Url, body.Opacity, body.Padding, body.Scale, body.Position);
        var result = await dispatcher.Send(command, cancellationToken);
        response.AnnounceWait(result.Error);
        return result.ToCreated(watermark => $"{Path}/{watermark.Id}");
    }

    /// <summary>Makes a watermark of the PNG in the body, up to 2 MiB, where the organization's new videos go.</summary>
    /// <param name="opacity">1 (the default) shows the picture as it is, 0 not at all.</param>
    /// <param name="padding">The room to the nearest edges, as a part of the video's width or height; 0.05 when absent.</param>
    /// <param name="scale">The size as a part of the video's, 0 as it is; 0.15 when absent.</param>
    /// <param name="position">The upper right corner when absent.</param>
    public static async Task<Results<Created<WatermarkResponse>, ProblemHttpResult>> UploadWatermark(
        string? name,
        decimal? opacity,
        decimal? padding,
        decimal? scale,
        EnumText<WatermarkPosition>? position,
        HttpContext context,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        using var picture = new MemoryStream();
        await context.Request.Body.CopyToAsync(picture, cancellationToken);
        var command = new UploadWatermark(name, opacity, padding, scale, position?.Value, picture.ToArray());
        var result = await dispatcher.Send(command, cancellationToken);
        context.Response.AnnounceWait(result.Error);
        return result.ToCreated(watermark => $"{Path}/{watermark.Id}");
    }

    /// <summary>All watermarks of the organization, the newest first.</summary>
    public static async Task<Results<Ok<WatermarksResponse>, ProblemHttpResult>> ListWatermarks(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListWatermarks(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One watermark of the organization.</summary>
    public static async Task<Results<Ok<WatermarkResponse>, ProblemHttpResult>> GetWatermark(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetWatermark(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Deletes a watermark. Videos that have it keep it.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteWatermark(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeleteWatermark(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="Url">Of a PNG, up to 2 MiB; https.</param>
    /// <param name="Opacity">1 (the default) shows the picture as it is, 0 not at all.</param>
    /// <param name="Padding">The room to the nearest edges, as a part of the video's width or height; 0.05 when absent.</param>
    /// <param name="Scale">The size as a part of the video's, 0 as it is; 0.15 when absent.</param>
    /// <param name="Position">The upper right corner when absent.</param>
    public sealed record CreateWatermarkRequest(
        string Name,
        Uri Url,
        decimal? Opacity = null,
        decimal? Padding = null,
        decimal? Scale = null,
        WatermarkPosition? Position = null
    );
}
