using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using StreamHub.Domain.Common;

namespace StreamHub.WebApi.Errors;

/// <summary>Errors as RFC 9457 problem documents: the one place that knows both.</summary>
internal static class Problems
{
    public const string TraceId = "traceId";

    /// <summary>What finds the request's lines in the log.</summary>
    public static string? CurrentTraceId => Activity.Current?.TraceId.ToString();

    public static ProblemHttpResult Of(Error error) =>
        Of(StatusOf(error.Kind), error.Code, error.Message, error.Details);

    public static ProblemHttpResult Of(
        int status,
        string code,
        string detail,
        IReadOnlyDictionary<string, object?>? details = null
    )
    {
        var problem = new ProblemDetails
        {
            Type = $"urn:streamhub:problem:{code}",
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = detail,
            Extensions = { ["code"] = code, [TraceId] = CurrentTraceId },
        };
        foreach (var (name, value) in details ?? new Dictionary<string, object?>())
        {
            problem.Extensions[name] = value;
        }

        return TypedResults.Problem(problem);
    }

    private static int StatusOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.Invalid => StatusCodes.Status400BadRequest,
            ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            ErrorKind.VendorRejected => StatusCodes.Status502BadGateway,
            ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An error of no known kind."),
        };
}
