using StreamHub.Domain.Common;

namespace StreamHub.Application.Common.Validation;

public static class ValidationErrors
{
    public const string Code = "validation_failed";

    /// <param name="errors">Messages by member, as the member is called in JSON.</param>
    public static Error Failed(IReadOnlyDictionary<string, string[]> errors) =>
        Error.Invalid(Code, "Some of the input is not as it must be.") with
        {
            Details = new Dictionary<string, object?> { ["errors"] = errors },
        };

    /// <summary>An error with a code of its own that names the member whose fault it is.</summary>
    public static Error Blaming(this Error error, string member) =>
        error with
        {
            Details = new Dictionary<string, object?>
            {
                ["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { [member] = [error.Message] },
            },
        };
}
