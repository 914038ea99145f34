namespace StreamHub.VendorSandbox.Mux;

/// <summary>A refusal in Mux's vocabulary; the gate turns it into the error body.</summary>
public sealed class MuxException(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public static MuxException Invalid(string message) =>
        new(StatusCodes.Status400BadRequest, "invalid_parameters", message);

    public static MuxException Unauthorized() =>
        new(StatusCodes.Status401Unauthorized, "unauthorized", "Unauthorized request");

    public static MuxException Forbidden(string permission) =>
        new(StatusCodes.Status403Forbidden, "forbidden", $"The access token lacks the permission {permission}");

    public static MuxException NotFound() =>
        new(
            StatusCodes.Status404NotFound,
            "not_found",
            "The requested resource either doesn't exist or you don't have access to it."
        );

    public static MuxException TooManyRequests() =>
        new(StatusCodes.Status429TooManyRequests, "too_many_requests", "Too many requests, retry later");

    public IResult ToAnswer() => MuxJson.Answer(new { Error = new { Type, Messages = new[] { Message } } }, Status);
}
