using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Stripe.Wire;

/// <summary>An answer kept under its idempotency key, with the fingerprint of the request that earned it.</summary>
public sealed record StoredAnswer(string Fingerprint, int Status, string Body);

/// <summary>The same key answers the same, once the operation ran; refused parameters leave the key free, a declined card does not.</summary>
internal sealed class IdempotencyKeys(SandboxStore store)
{
    private const string KeyHeader = "Idempotency-Key";

    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (
            !HttpMethods.IsPost(context.Request.Method)
            || context.Request.Headers[KeyHeader] is not [{ Length: > 0 } key]
        )
        {
            await next(context);
            return;
        }

        context.Response.Headers[KeyHeader] = key;
        if (!_running.TryAdd(key, 0))
        {
            throw StripeException.Idempotency(
                StatusCodes.Status409Conflict,
                $"There is currently another in-progress request using this Idempotent Key: {key}.",
                "idempotency_key_in_use"
            );
        }

        try
        {
            await ReplayOrRunAsync(context, key, next);
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }

    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        var fields = (await FormFields.ReadAsync(request))
            .Select(field => $"{field.Key}={field.Value}")
            .Order(StringComparer.Ordinal);
        var text = $"{request.Method} {request.Path}\n{string.Join('\n', fields)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private async Task ReplayOrRunAsync(HttpContext context, string key, RequestDelegate next)
    {
        var fingerprint = await FingerprintAsync(context.Request);
        if (store.Read(state => state.Stripe.Answers.GetValueOrDefault(key)) is not { } stored)
        {
            try
            {
                var answer = await RunAsync(context, fingerprint, next);
                store.Change(state => state.Stripe.Answers[key] = answer);
                return;
            }
            catch (StripeException declined) when (declined.Status == StatusCodes.Status402PaymentRequired)
            {
                var body = JsonSerializer.Serialize(declined.ToPayload(), StripeJson.Answers);
                store.Change(state => state.Stripe.Answers[key] = new StoredAnswer(fingerprint, declined.Status, body));
                throw;
            }
        }

        if (stored.Fingerprint != fingerprint)
        {
            throw StripeException.Idempotency(
                StatusCodes.Status400BadRequest,
                "Keys for idempotent requests can only be used with the same parameters they were first used with. "
                    + $"Try using a key other than '{key}' if you meant to execute a different request."
            );
        }

        context.Response.Headers["Idempotent-Replayed"] = "true";
        context.Response.StatusCode = stored.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(stored.Body);
    }

    /// <summary>A refusal leaves as an exception, past the place where answers are stored.</summary>
    private static async Task<StoredAnswer> RunAsync(HttpContext context, string fingerprint, RequestDelegate next)
    {
        var client = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = client;
        }

        await client.WriteAsync(copy.GetBuffer().AsMemory(0, (int)copy.Length));
        return new StoredAnswer(fingerprint, context.Response.StatusCode, Encoding.UTF8.GetString(copy.ToArray()));
    }
}
