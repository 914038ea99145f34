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

    public static Results<NoContent, ProblemHttpResult> ToNoContent(this Result result) =>
        result.IsSuccess ? TypedResults.NoContent() : Problems.Of(result.Error);
}
