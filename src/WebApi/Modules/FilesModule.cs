using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Files;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

/// <summary>Files that are given to us, to be published or made something of.</summary>
public sealed class FilesModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/upload/presign", PresignUpload)
            .WithTags("Files")
            .Named(nameof(PresignUpload), 400, 409, 503)
            .RequirePermission(Permissions.VideosWrite)
            .Idempotent();
        var files = app.MapGroup("/api/v1/files").WithTags("Files");
        files.MapGet("/", ListFiles).Named(nameof(ListFiles), 400).RequirePermission(Permissions.VideosRead);
        files.MapGet("/{id:guid}", GetFile).Named(nameof(GetFile), 404).RequirePermission(Permissions.VideosRead);
        files
            .MapPost("/{id:guid}/complete", CompleteUpload)
            .Named(nameof(CompleteUpload), 404, 409, 503)
            .RequirePermission(Permissions.VideosWrite);
        files
            .MapGet("/{id:guid}/content", LocateFile)
            .Named(nameof(LocateFile), 404, 409)
            .RequirePermission(Permissions.VideosRead)
            .Produces(StatusCodes.Status302Found);
        files
            .MapDelete("/{id:guid}", DeleteFile)
            .Named(nameof(DeleteFile), 404, 409)
            .RequirePermission(Permissions.VideosWrite);
    }

    /// <summary>
    /// Gives the addresses that take one file. It goes straight to the store; then say that it is complete, and name it by its
    /// <c>assetUrl</c>.
    /// </summary>
    public static async Task<Results<Created<PresignedUpload>, ProblemHttpResult>> PresignUpload(
        PresignUploadRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new PresignUpload(body.FileName, body.ContentType, body.Length);
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToCreated(upload => $"/api/v1/files/{upload.FileId}");
    }

    /// <summary>The organization's files, newest first.</summary>
    public static async Task<Results<Ok<Page<FileResponse>>, ProblemHttpResult>> ListFiles(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListFiles(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One file of the organization.</summary>
    public static async Task<Results<Ok<FileResponse>, ProblemHttpResult>> GetFile(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetFile(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Says that all of it was sent. It is looked at in the store, and is as it was said, or is refused.</summary>
    public static async Task<Results<Ok<FileResponse>, ProblemHttpResult>> CompleteUpload(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new CompleteUpload(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Leads to an address that gives the file for a quarter of an hour, in whole or in ranges.</summary>
    public static async Task<Results<RedirectHttpResult, ProblemHttpResult>> LocateFile(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new LocateFile(id), cancellationToken);
        return result.IsSuccess ? TypedResults.Redirect(result.Value.AbsoluteUri) : Problems.Of(result.Error);
    }

    /// <summary>Takes the file away, or calls its upload off.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteFile(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeleteFile(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="ContentType">Of audio, video or a picture, such as <c>audio/mpeg</c>; the content is held to it.</param>
    /// <param name="Length">The file's exact length in bytes.</param>
    public sealed record PresignUploadRequest(string FileName, string ContentType, long Length);
}
