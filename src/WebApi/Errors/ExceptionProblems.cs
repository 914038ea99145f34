using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Errors;

/// <summary>
/// Answers for exceptions: requests that could not be read, a database that is away, and bugs. Nothing of the exception
/// itself is told.
/// </summary>
internal sealed partial class ExceptionProblems(IOutageClassifier outages, ILogger<ExceptionProblems> logger)
    : IExceptionHandler
{
    private const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(
        HttpContext context,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = exception switch
        {
            BadHttpRequestException unreadable => UnreadableRequests.Explain(unreadable),
            _ when outages.IsOutage(exception) => Outage(context, exception),
            _ => Bug(exception),
        };
        await problem.ExecuteAsync(context);
        return true;
    }

    private ProblemHttpResult Outage(HttpContext context, Exception exception)
    {
        DatabaseIsAway(exception, context.Request.Method, context.Request.Path);
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Problems.Of(
            StatusCodes.Status503ServiceUnavailable,
            "database_unavailable",
            "The service can't reach its database. Try again in a moment."
        );
    }

    private ProblemHttpResult Bug(Exception exception)
    {
        RequestThrew(exception);
        return Problems.Of(
            StatusCodes.Status500InternalServerError,
            "internal_error",
            "Something went wrong on our side. The trace id helps us to find it."
        );
    }

    [LoggerMessage(LogLevel.Warning, "The database is away for {Method} {Path}")]
    private partial void DatabaseIsAway(Exception exception, string method, string path);

    [LoggerMessage(LogLevel.Error, "A request threw")]
    private partial void RequestThrew(Exception exception);
}
