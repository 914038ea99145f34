using System.Text;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Stripe.Wire;

/// <summary>Guards the API: checks the key, replays idempotent answers, and answers refusals in Stripe's envelope.</summary>
internal sealed class StripeGate(SandboxSettings settings, IdempotencyKeys keys) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers["Request-Id"] = Identifiers.Prefixed("req_", 14);
        context.Response.Headers["Stripe-Version"] = context.Request.Headers["Stripe-Version"] is [{ } asked]
            ? asked
            : StripeApi.Version;
        try
        {
            Authorize(context.Request);
            await keys.RunAsync(context, next);
        }
        catch (StripeException refusal)
        {
            context.Response.StatusCode = refusal.Status;
            await context.Response.WriteAsJsonAsync(refusal.ToPayload(), StripeJson.Answers);
        }
    }

    private void Authorize(HttpRequest request)
    {
        var key = KeyOf(request.Headers.Authorization.ToString());
        if (key is null)
        {
            throw new StripeException(401, "You did not provide an API key.");
        }

        if (key != settings.Stripe.SecretKey)
        {
            throw new StripeException(401, $"Invalid API Key provided: {Masked(key)}");
        }
    }

    private static string Masked(string key) => key.Length > 11 ? $"{key[..7]}****{key[^4..]}" : "****";

    /// <summary>Stripe takes its key as a bearer token or as the user of basic authentication.</summary>
    private static string? KeyOf(string authorization)
    {
        if (authorization.Split(' ', 2) is not [var scheme, var value])
        {
            return null;
        }

        if (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return value;
        }

        var buffer = new byte[value.Length];
        return
            scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(value, buffer, out var length)
            ? Encoding.UTF8.GetString(buffer, 0, length).Split(':')[0]
            : null;
    }
}
