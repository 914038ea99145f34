using System.Text.Json;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Guards the API: only tokens of the account get in, and every refusal leaves in Cloudflare's envelope.</summary>
internal sealed class CloudflareGate(CloudflareAccounts accounts) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            accounts.Authorize(context.HttpContext);
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
}
