using Microsoft.AspNetCore.Http.Features;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>Guards the API: an environment's token gets in as far as it may, and refusals leave in Mux's shape.</summary>
internal sealed class MuxGate(MuxEnvironments environments, MuxWriteLimit limit) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            var environment =
                environments.Authenticate(http.Request.Headers.Authorization) ?? throw MuxException.Unauthorized();
            Authorize(environment, http.Request);
            http.Features.Set(environment);
            return await next(context);
        }
        catch (MuxException refusal)
        {
            if (refusal.Status == StatusCodes.Status429TooManyRequests)
            {
                http.Response.Headers.RetryAfter = "1";
            }

            return refusal.ToAnswer();
        }
    }

    private void Authorize(MuxEnvironment environment, HttpRequest request)
    {
        var reads = HttpMethods.IsGet(request.Method);
        if (PermissionFor(request.Path, reads) is { } permission && !environment.Permissions.Contains(permission))
        {
            throw MuxException.Forbidden(permission);
        }

        if (!reads)
        {
            limit.Take(environment.Id);
        }
    }

    /// <summary>Any token may ask who it is.</summary>
    private static string? PermissionFor(PathString path, bool reads) =>
        path.StartsWithSegments("/mux/system/v1/whoami", StringComparison.Ordinal) ? null
        : path.StartsWithSegments("/mux/system", StringComparison.Ordinal)
            ? (reads ? MuxPermission.ReadSystem : MuxPermission.WriteSystem)
        : reads ? MuxPermission.ReadVideo
        : MuxPermission.WriteVideo;
}

internal static class MuxCaller
{
    /// <summary>The environment whose token the request carries.</summary>
    public static MuxEnvironment Environment(this HttpRequest request) =>
        request.HttpContext.Features.GetRequiredFeature<MuxEnvironment>();
}

/// <summary>Counts each environment's writes of the last second, when a limit is set.</summary>
internal sealed class MuxWriteLimit(SandboxStore store, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Queue<long>> _writes = new(StringComparer.Ordinal);

    public void Take(string environmentId) =>
        store.Change(state =>
        {
            if (state.Mux.WritesPerSecond is not { } most)
            {
                return;
            }

            var now = clock.GetTimestamp();
            var writes = _writes.TryGetValue(environmentId, out var known) ? known : _writes[environmentId] = new();
            while (writes.TryPeek(out var oldest) && clock.GetElapsedTime(oldest, now) >= Window)
            {
                writes.Dequeue();
            }

            if (writes.Count >= most)
            {
                throw MuxException.TooManyRequests();
            }

            writes.Enqueue(now);
        });
}
