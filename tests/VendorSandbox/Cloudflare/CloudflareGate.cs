using System.Text.Json;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Guards the API: only the account's token gets in, and every refusal leaves in Cloudflare's envelope.</summary>
internal sealed class CloudflareGate(SandboxSettings settings) : IEndpointFilter
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
        if (context.Request.Headers.Authorization != $"Bearer {settings.Cloudflare.ApiToken}")
        {
            throw CloudflareException.Unauthenticated();
        }

        if (context.GetRouteValue("account") is string account && account != settings.Cloudflare.AccountId)
        {
            throw CloudflareException.Forbidden();
        }
    }
}
