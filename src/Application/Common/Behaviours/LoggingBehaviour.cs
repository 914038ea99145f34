using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common.Telemetry;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Common.Behaviours;

/// <summary>One log line and one span a request: its name, how it ended, how long it took. Never what is in it.</summary>
public sealed partial class LoggingBehaviour<TRequest, TResponse>(ILogger<LoggingBehaviour<TRequest, TResponse>> logger)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        using var activity = StreamHubTelemetry.Source.StartActivity(typeof(TRequest).Name);
        var started = Stopwatch.GetTimestamp();
        var result = await next();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (result.Error is { } error)
        {
            activity.Fail(error.Code);
            Refused(typeof(TRequest).Name, error.Code, elapsed);
        }
        else
        {
            Succeeded(typeof(TRequest).Name, elapsed);
        }

        return result;
    }

    [LoggerMessage(LogLevel.Information, "{Request} succeeded in {ElapsedMs:F1} ms")]
    private partial void Succeeded(string request, double elapsedMs);

    [LoggerMessage(LogLevel.Information, "{Request} was refused with {ErrorCode} in {ElapsedMs:F1} ms")]
    private partial void Refused(string request, string errorCode, double elapsedMs);
}
