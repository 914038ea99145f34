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
        var header = context.Request.Headers.Authorization.ToString();
        var terms = accounts.TermsOf(header) ?? throw CloudflareException.Unauthenticated();
        var account = context.GetRouteValue("account") as string;
        var path = context.Request.Path.Value!;
        var isVerification = path.EndsWith("/tokens/verify", StringComparison.Ordinal);
        var isLetIn = isVerification
            ? accounts.IsOwn(header) || terms.IsAccounts == account is not null
            : terms.Status == CloudflareAccounts.Active;
        if (!isLetIn)
        {
            throw CloudflareException.Unauthenticated();
        }

        if (account is not null && account != terms.AccountId)
        {
            throw CloudflareException.ForeignAccount();
        }

        var may = HttpMethods.IsGet(context.Request.Method) ? terms.MayRead : terms.MayEdit;
        if (path.Contains("/stream", StringComparison.Ordinal) && !may)
        {
            throw CloudflareException.Forbidden();
        }
    }
}
