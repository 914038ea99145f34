using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Stripe.Wire;

/// <summary>A refusal in Stripe's vocabulary; the gate turns it into the error envelope.</summary>
public sealed class StripeException(int status, string message, string? code = null, string? parameter = null)
    : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; init; } = "invalid_request_error";

    public string? Code { get; } = code;

    public string? DeclineCode { get; init; }

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

    public static StripeException Card(Objects.PaymentError refusal) =>
        new(StatusCodes.Status402PaymentRequired, refusal.Message, refusal.Code)
        {
            Type = refusal.Type,
            DeclineCode = refusal.DeclineCode,
        };

    public static StripeException Idempotency(int status, string message, string? code = null) =>
        new(status, message, code) { Type = "idempotency_error" };

    public StripeError ToPayload() =>
        new(
            new StripeErrorDetail
            {
                Code = Code,
                DeclineCode = DeclineCode,
                DocUrl = Code is null ? null : $"https://stripe.com/docs/error-codes/{Code.Replace('_', '-')}",
                Message = Message,
                Param = Parameter,
                Type = Type,
            }
        );
}

public sealed record StripeError(StripeErrorDetail Error);

/// <summary>What does not apply is left out.</summary>
public sealed record StripeErrorDetail
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeclineCode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DocUrl { get; init; }

    public required string Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Param { get; init; }

    public required string Type { get; init; }
}
