using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Validation;

namespace StreamHub.WebApi.Errors;

/// <summary>Says what is wrong with a request that did not get as far as its handler.</summary>
internal static class UnreadableRequests
{
    public static ProblemHttpResult Explain(BadHttpRequestException exception) =>
        exception switch
        {
            { InnerException: JsonException json } => WrongJson(json),
            { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.Of(
                exception.StatusCode,
                "body_too_large",
                "The body is larger than this route takes."
            ),
            { StatusCode: StatusCodes.Status415UnsupportedMediaType } => UnsupportedMediaType(),
            { StatusCode: StatusCodes.Status408RequestTimeout } => Problems.Of(
                exception.StatusCode,
                "request_timeout",
                "The request came too slowly."
            ),
            _ => Problems.Of(
                StatusCodes.Status400BadRequest,
                "unreadable_request",
                "The body is missing, or a parameter in the address has the wrong type."
            ),
        };

    public static ProblemHttpResult UnsupportedMediaType() =>
        Problems.Of(
            StatusCodes.Status415UnsupportedMediaType,
            "unsupported_media_type",
            "Send application/json in UTF-8, not compressed."
        );

    private static ProblemHttpResult WrongJson(JsonException exception)
    {
        var member = exception.Path is { Length: > 2 } path ? path[2..] : null;
        if (member is null)
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "malformed_json",
                "The body is not the JSON object that this route takes."
            );
        }

        var errors = new Dictionary<string, string[]> { [member] = ["It is of the wrong type or has no such value."] };
        return Problems.Of(ValidationErrors.Failed(errors));
    }
}
