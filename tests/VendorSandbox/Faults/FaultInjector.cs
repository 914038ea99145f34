using StreamHub.VendorSandbox.Requests;

namespace StreamHub.VendorSandbox.Faults;

internal sealed class FaultInjector(FaultControl faults) : IMiddleware
{
    private const string HalfAnAnswer = """{"id":"half_an_answer","object":""";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var fault = VendorPath.VendorOf(context.Request.Path) is { } vendor
            ? faults.Strike(vendor, context.Request)
            : null;
        return fault switch
        {
            null => next(context),
            { Kind: FaultKind.Slow } => AnswerLateAsync(fault, context, next),
            { Phase: FaultPhase.After } => TakeEffectAndFailAsync(fault, context, next),
            _ => FailAsync(fault, context),
        };
    }

    private static async Task AnswerLateAsync(Fault fault, HttpContext context, RequestDelegate next)
    {
        var delay = TimeSpan.FromMilliseconds(fault.DelayMs);
        if (fault.Phase == FaultPhase.Before)
        {
            await Task.Delay(delay, context.RequestAborted);
            await next(context);
            return;
        }

        var client = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await next(context);
        context.Response.Body = client;
        await Task.Delay(delay, context.RequestAborted);
        answer.Position = 0;
        await answer.CopyToAsync(client, context.RequestAborted);
    }

    private static async Task TakeEffectAndFailAsync(Fault fault, HttpContext context, RequestDelegate next)
    {
        var client = context.Response.Body;
        context.Response.Body = Stream.Null;
        await next(context);
        context.Response.Body = client;
        context.Response.Clear();
        await FailAsync(fault, context);
    }

    private static async Task FailAsync(Fault fault, HttpContext context)
    {
        var response = context.Response;
        switch (fault.Kind)
        {
            case FaultKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case FaultKind.Stall:
                response.ContentType = "application/json";
                await response.WriteAsync(HalfAnAnswer, context.RequestAborted);
                await response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case FaultKind.Reset:
                context.Abort();
                break;
            case FaultKind.BrokenJson:
                response.ContentType = "application/json";
                await response.WriteAsync(HalfAnAnswer, context.RequestAborted);
                break;
            case FaultKind.RateLimit:
                response.StatusCode = StatusCodes.Status429TooManyRequests;
                response.Headers.RetryAfter = fault.RetryAfterSeconds.ToString();
                break;
            case FaultKind.Answer:
                response.StatusCode = fault.Status;
                response.ContentType = fault.ContentType;
                await response.WriteAsync(fault.Body, context.RequestAborted);
                break;
            default:
                response.StatusCode = fault.Status;
                break;
        }
    }
}

internal static class FaultModule
{
    public static void AddFaults(this IServiceCollection services)
    {
        services.AddSingleton<FaultControl>();
        services.AddSingleton<FaultInjector>();
    }

    public static void UseFaults(this WebApplication app) => app.UseMiddleware<FaultInjector>();
}
