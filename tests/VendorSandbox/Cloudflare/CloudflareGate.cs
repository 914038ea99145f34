using System.Text.Json;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Guards the API: an account's token gets into that account, and every refusal leaves in Cloudflare's envelope.</summary>
internal sealed class CloudflareGate(CloudflareAccounts accounts) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            Authorize(context.HttpContext);
            return await next(context);
        }
        catch (CloudflareException refusal)
        {
            return Results.Json(
                Envelope.Failure(refusal),
                JsonSerializerOptions.Web,
                contentType: null,
                refusal.Status
            );
        }
    }

    private void Authorize(HttpContext context)
    {
        var account =
            accounts.Authenticate(context.Request.Headers.Authorization) ?? throw CloudflareException.Unauthenticated();
        var isStream = context.Request.Path.Value!.Contains("/stream", StringComparison.Ordinal);
        if (
            (context.GetRouteValue("account") is string asked && asked != account.Id)
            || (isStream && !account.AllowsStream)
        )
        {
            throw CloudflareException.Forbidden();
        }
    }
}
