using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Domain.Common;

namespace StreamHub.WebApi.Errors;

/// <summary>Results in HTTP.</summary>
internal static class ResultExtensions
{
    public static Results<Ok<T>, ProblemHttpResult> ToOk<T>(this Result<T> result) =>
        result.IsSuccess ? TypedResults.Ok(result.Value) : Problems.Of(result.Error);

    public static Results<Created<T>, ProblemHttpResult> ToCreated<T>(
        this Result<T> result,
        Func<T, string> location
    ) => result.IsSuccess ? TypedResults.Created(location(result.Value), result.Value) : Problems.Of(result.Error);

    /// <summary>Taken on, to be done later; the answer is the same whatever will come of it.</summary>
    public static Results<Accepted<T>, ProblemHttpResult> ToAccepted<T>(this Result result, T answer) =>
        result.IsSuccess ? TypedResults.Accepted((string?)null, answer) : Problems.Of(result.Error);

    /// <summary>Says in a header how long to wait, where the error knows.</summary>
    public static void AnnounceWait(this HttpResponse response, Error? error)
    {
        if (error?.RetryAfter is { } wait)
        {
            var seconds = (long)Math.Ceiling(wait.TotalSeconds);
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    public static Results<NoContent, ProblemHttpResult> ToNoContent(this Result result) =>
        result.IsSuccess ? TypedResults.NoContent() : Problems.Of(result.Error);
}
