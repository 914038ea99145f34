using System.Security.Cryptography;
using System.Text;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Idempotency;

/// <summary>
/// Runs a request that carries an <c>Idempotency-Key</c> once and gives the same answer, byte for byte, to each that
/// comes again. The answer is held back until it is committed together with the effect.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next)
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const string RetryAfterSeconds = "1";

    public Task InvokeAsync(HttpContext context)
    {
        var applies = context.GetEndpoint()?.Metadata.GetMetadata<IdempotentAttribute>() is not null;
        var keys = context.Request.Headers[KeyHeader];
        if (!applies || keys.Count == 0)
        {
            return next(context);
        }

        return keys is [{ } key] && IdempotencyKeyFormat.IsValid(key)
            ? RunOnceAsync(context, key)
            : IdempotencyProblems.InvalidKey.ExecuteAsync(context);
    }

    private async Task RunOnceAsync(HttpContext context, string key)
    {
        var store = context.RequestServices.GetRequiredService<IIdempotencyStore>();
        var caller = context.RequestServices.GetRequiredService<ICallerContext>().Current;
        var request = new IdempotentRequest(
            NameOf(caller, context),
            $"{context.Request.Method} {context.Request.Path}",
            key,
            await FingerprintAsync(context.Request)
        );
        var decision = await store.DecideAsync(request, context.RequestAborted);
        switch (decision)
        {
            case IdempotencyDecision.Run run:
                await RunAsync(context, run, store);
                break;
            case IdempotencyDecision.Replay replay:
                await ReplayAsync(context.Response, replay.Answer);
                break;
            case IdempotencyDecision.InProgress:
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
                await IdempotencyProblems.InProgress.ExecuteAsync(context);
                break;
            default:
                await IdempotencyProblems.OtherRequest.ExecuteAsync(context);
                break;
        }
    }

    private async Task RunAsync(HttpContext context, IdempotencyDecision.Run run, IIdempotencyStore store)
    {
        var response = context.Response;
        var wire = response.Body;
        using var held = new MemoryStream();
        response.Body = held;
        var completed = false;
        try
        {
            await next(context);
            completed = IsSuccess(response.StatusCode) && await CompleteAsync(response, held, run, store);
        }
        finally
        {
            response.Body = wire;
            if (!completed)
            {
                await store.ReleaseAsync(run, CancellationToken.None);
            }
        }

        if (!completed && IsSuccess(response.StatusCode))
        {
            response.Clear();
            await IdempotencyProblems.InProgress.ExecuteAsync(context);
            return;
        }

        held.Position = 0;
        await held.CopyToAsync(wire, context.RequestAborted);
    }

    // What was done is done, even if the client has gone meanwhile: its answer is kept for when it asks again.
    private static Task<bool> CompleteAsync(
        HttpResponse response,
        MemoryStream body,
        IdempotencyDecision.Run run,
        IIdempotencyStore store
    )
    {
        var answer = new IdempotentAnswer(
            response.StatusCode,
            response.ContentType,
            response.Headers.Location,
            Encoding.UTF8.GetString(body.GetBuffer().AsSpan(0, (int)body.Length))
        );
        return store.CompleteAsync(run, answer, CancellationToken.None);
    }

    private static Task ReplayAsync(HttpResponse response, IdempotentAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers[ReplayedHeader] = "true";
        if (answer.Location is not null)
        {
            response.Headers.Location = answer.Location;
        }

        return response.WriteAsync(answer.Body);
    }

    private static bool IsSuccess(int status) => status is >= 200 and < 300;

    // Nobody else's key is ever met: an unknown caller's belong to the address that it calls from.
    private static string NameOf(Caller caller, HttpContext context) =>
        caller switch
        {
            KeyCaller key => $"key:{key.KeyId}",
            MemberCaller member => $"{member.UserId}/{member.OrganizationId}",
            _ => $"address:{context.Connection.RemoteIpAddress}",
        };

    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n"));
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
