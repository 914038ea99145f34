using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Imports;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

/// <summary>Taking over what stands at the vendor already.</summary>
public sealed class ImportsModule : IEndpointModule
{
    private const string Path = "/api/v1/videos/import";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var imports = app.MapGroup(Path).WithTags("Videos");
        imports
            .MapPost("/", StartImport)
            .Named(nameof(StartImport), 409)
            .RequirePermission(Permissions.VideosWrite)
            .Idempotent();
        imports.MapGet("/", GetImport).Named(nameof(GetImport), 404).RequirePermission(Permissions.VideosRead);
    }

    /// <summary>Takes what stands in the organization's account at the video vendor into the library, in the background. Private at first, and played to holders of a grant alone.</summary>
    public static async Task<Results<Created<ImportResponse>, ProblemHttpResult>> StartImport(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new StartImport(), cancellationToken);
        return result.ToCreated(_ => Path);
    }

    /// <summary>How far the organization's latest import is.</summary>
    public static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> GetImport(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetImport(), cancellationToken);
        return result.ToOk();
    }
}
