using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Idempotency;

internal static class IdempotencyProblems
{
    public static ProblemHttpResult InvalidKey =>
        Problems.Of(
            StatusCodes.Status400BadRequest,
            "invalid_idempotency_key",
            "Send one Idempotency-Key of 1 to 255 visible ASCII characters, such as a UUID."
        );

    public static ProblemHttpResult InProgress =>
        Problems.Of(
            StatusCodes.Status409Conflict,
            "request_in_progress",
            "A request with this Idempotency-Key is running. Ask again in a moment for its answer."
        );

    public static ProblemHttpResult OtherRequest =>
        Problems.Of(
            StatusCodes.Status422UnprocessableEntity,
            "idempotency_key_reused",
            "This Idempotency-Key was sent with another request. Use a new key for a new request."
        );
}
