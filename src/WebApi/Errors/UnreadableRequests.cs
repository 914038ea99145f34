using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Validation;

namespace StreamHub.WebApi.Errors;

/// <summary>Says what is wrong with a request that did not get as far as its handler.</summary>
internal static partial class UnreadableRequests
{
    public static ProblemHttpResult Explain(BadHttpRequestException exception) =>
        exception switch
        {
            { InnerException: JsonException json } => WrongJson(json),
            { StatusCode: StatusCodes.Status413PayloadTooLarge } => BodyTooLarge(),
            { StatusCode: StatusCodes.Status415UnsupportedMediaType } => UnsupportedMediaType(),
            { StatusCode: StatusCodes.Status408RequestTimeout } => Problems.Of(
                exception.StatusCode,
                "request_timeout",
                "The request came too slowly."
            ),
            _ when UnboundParameter.Match(exception.Message) is { Success: true } parameter => WrongMembers(
                parameter.Groups["name"].Value
            ),
            _ => Problems.Of(
                StatusCodes.Status400BadRequest,
                "unreadable_request",
                "The request can't be read: its body is missing or broken off."
            ),
        };

    public static ProblemHttpResult BodyTooLarge() =>
        Problems.Of(
            StatusCodes.Status413PayloadTooLarge,
            "body_too_large",
            "The body is larger than this route takes."
        );

    public static ProblemHttpResult UnsupportedMediaType() =>
        Problems.Of(
            StatusCodes.Status415UnsupportedMediaType,
            "unsupported_media_type",
            "Send the media type that this route takes (application/json, unless it says otherwise) in UTF-8, not compressed."
        );

    public static ProblemHttpResult WrongMembers(params IEnumerable<string> names) =>
        WrongMembers(names, "It is of the wrong type, or has no such value.");

    private static ProblemHttpResult WrongMembers(IEnumerable<string> names, string fault) =>
        Problems.Of(ValidationErrors.Failed(names.ToDictionary(name => name, _ => new[] { fault })));

    // The reader's own complaint (broken syntax) comes wrapped; one about a member's value carries the member's path.
    private static ProblemHttpResult WrongJson(JsonException exception) =>
        exception switch
        {
            { Path: { } path } when MissingMembers.Match(exception.Message) is { Success: true } missing =>
                WrongMembers(
                    missing.Groups["name"].Captures.Select(name => $"{path}.{name.Value}"["$.".Length..]),
                    "It is missing."
                ),
            { InnerException: not JsonException, Path: { Length: > 2 } path } => WrongMembers(path[2..]),
            _ => Problems.Of(
                StatusCodes.Status400BadRequest,
                "malformed_json",
                "The body is not the JSON object that this route takes."
            ),
        };

    // The framework tells the members in its message only: … was missing required properties including: 'a', 'b'.
    [GeneratedRegex(
        @"was missing required properties including: ('(?<name>\w+)'(, )?)+",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex MissingMembers { get; }

    // The framework tells the parameter in its message only: Failed to bind parameter "int? limit" from "x".
    [GeneratedRegex(
        "^Failed to bind parameter \"\\S+ (?<name>\\w+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex UnboundParameter { get; }
}
