namespace StreamHub.VendorSandbox.Stripe.Wire;

/// <summary>A refusal in Stripe's vocabulary; the gate turns it into the error envelope.</summary>
public sealed class StripeException(int status, string message, string? code = null, string? parameter = null)
    : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; init; } = "invalid_request_error";

    public string? Code { get; } = code;

    public string? Parameter { get; } = parameter;

    public static StripeException Invalid(string message, string parameter, string? code = null) =>
        new(StatusCodes.Status400BadRequest, message, code, parameter);

    public static StripeException Unknown(string parameter) =>
        Invalid($"Received unknown parameter: {parameter}", parameter, "parameter_unknown");

    public static StripeException Missing(string parameter) =>
        Invalid($"Missing required param: {parameter}.", parameter, "parameter_missing");

    /// <summary>A thing the path names is 404; one that a parameter names is 400.</summary>
    public static StripeException NoSuch(string kind, string id, string? parameter = null) =>
        new(
            parameter is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
            $"No such {kind}: '{id}'",
            "resource_missing",
            parameter ?? "id"
        );

    public static StripeException Idempotency(int status, string message, string? code = null) =>
        new(status, message, code) { Type = "idempotency_error" };

    public object ToPayload() =>
        new
        {
            Error = new
            {
                Type,
                Code,
                Message,
                Param = Parameter,
                DocUrl = Code is null ? null : $"https://stripe.com/docs/error-codes/{Code.Replace('_', '-')}",
            },
        };
}
