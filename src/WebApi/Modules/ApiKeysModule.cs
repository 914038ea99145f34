using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.ApiKeys;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

public sealed class ApiKeysModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/api/v1/api-keys").WithTags("API keys");
        keys.MapPost("/", CreateApiKey)
            .Named(nameof(CreateApiKey), 400)
            .RequirePermission(Permissions.KeysWrite)
            .Idempotent();
        keys.MapGet("/", ListApiKeys).Named(nameof(ListApiKeys), 400).RequirePermission(Permissions.KeysRead);
        keys.MapGet("/scopes", ListScopes).Named(nameof(ListScopes)).RequirePermission(Permissions.KeysRead);
        keys.MapGet("/{id:guid}", GetApiKey).Named(nameof(GetApiKey), 404).RequirePermission(Permissions.KeysRead);
        keys.MapPatch("/{id:guid}", RenameApiKey)
            .Named(nameof(RenameApiKey), 400, 404, 409)
            .RequirePermission(Permissions.KeysWrite);
        keys.MapPost("/{id:guid}/rotate", RotateApiKey)
            .Named(nameof(RotateApiKey), 400, 404, 409)
            .RequirePermission(Permissions.KeysWrite)
            .Idempotent();
        keys.MapDelete("/{id:guid}", RevokeApiKey)
            .Named(nameof(RevokeApiKey), 404, 409)
            .RequirePermission(Permissions.KeysWrite);
    }

    /// <summary>Makes a key for a machine, which acts as you in this organization, within its scopes. Its secret is shown once.</summary>
    public static async Task<Results<Created<IssuedApiKey>, ProblemHttpResult>> CreateApiKey(
        CreateApiKeyRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new CreateApiKey(body.Name, body.Scopes, body.ExpiresAt, body.AllowedAddresses);
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToCreated(issued => $"/api/v1/api-keys/{issued.ApiKey.Id}");
    }

    /// <summary>Your keys in this organization, newest first; all of its keys if you are an admin or owner of it.</summary>
    public static async Task<Results<Ok<Page<ApiKeyResponse>>, ProblemHttpResult>> ListApiKeys(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListApiKeys(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>The scopes that a key can have, each with the operations that it opens.</summary>
    public static async Task<Results<Ok<ScopeList>, ProblemHttpResult>> ListScopes(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListScopes(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One key, without its secret.</summary>
    public static async Task<Results<Ok<ApiKeyResponse>, ProblemHttpResult>> GetApiKey(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetApiKey(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Gives a key another name.</summary>
    public static async Task<Results<Ok<ApiKeyResponse>, ProblemHttpResult>> RenameApiKey(
        Guid id,
        RenameApiKeyRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RenameApiKey(id, body.Name), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Replaces a key's secret. The one before works until the overlap is over, older ones end at once.</summary>
    public static async Task<Results<Ok<IssuedApiKey>, ProblemHttpResult>> RotateApiKey(
        Guid id,
        RotateApiKeyRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RotateApiKey(id, body.OverlapSeconds), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Revokes a key: its next request is refused.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> RevokeApiKey(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RevokeApiKey(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="Scopes">Some of <c>GET /api/v1/api-keys/scopes</c>, each of which you must have yourself.</param>
    /// <param name="ExpiresAt">When it ends by itself; never when absent.</param>
    /// <param name="AllowedAddresses">IPv4 and IPv6 addresses and networks (CIDR) that it works from; everywhere when absent.</param>
    public sealed record CreateApiKeyRequest(
        string Name,
        IReadOnlyList<string> Scopes,
        DateTimeOffset? ExpiresAt = null,
        IReadOnlyList<string>? AllowedAddresses = null
    );

    public sealed record RenameApiKeyRequest(string Name);

    /// <param name="OverlapSeconds">
    /// How long the secret before goes on working: 0 to 604800, which is seven days. It must be said.
    /// </param>
    public sealed record RotateApiKeyRequest(int? OverlapSeconds);
}
