using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Features.Files;
using StreamHub.Domain.Storage;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Modules;

/// <summary>The store on this machine's disk, by addresses that were signed for it. An object store has its own.</summary>
public sealed class LocalStorageModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        // Not in the API's document: as those of an object store, these addresses are given out whole and never made up.
        var storage = app.MapGroup("/api/v1/storage").ExcludeFromDescription();
        storage
            .MapPut("/{ticket}", PutLocalObject)
            .Named(nameof(PutLocalObject))
            .Open()
            .WithMetadata(new RequestSizeLimitAttribute(StoredFile.MaxLengthBytes));
        storage.MapGet("/{ticket}", GetLocalObject).Named(nameof(GetLocalObject)).Open();
    }

    /// <summary>Takes the file that the address was signed for: its type and its exact length, or nothing of it.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> PutLocalObject(
        string ticket,
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new TakeLocalObject(ticket, request.ContentType, request.ContentLength, request.Body);
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Gives the file that the address was signed for, in whole or in ranges.</summary>
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetLocalObject(
        string ticket,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new OpenLocalObject(ticket), cancellationToken);
        return result.IsSuccess
            ? TypedResults.Stream(
                result.Value.Content,
                result.Value.ContentType,
                result.Value.FileName,
                entityTag: new EntityTagHeaderValue(result.Value.Version),
                enableRangeProcessing: true
            )
            : Problems.Of(result.Error);
    }
}
