using StreamHub.Domain.Common;

namespace StreamHub.Domain.Webhooks;

public static class WebhookErrors
{
    public static readonly Error SignatureInvalid = Error.Invalid(
        "invalid_signature",
        "The signature does not belong to this body, this secret, or this time."
    );

    public static readonly Error PayloadInvalid = Error.Invalid(
        "invalid_payload",
        "The body is not an event of this vendor."
    );

    public static readonly Error ForeignMode = Error.Invalid(
        "foreign_mode",
        "The event is of another mode (live or test) than this installation."
    );

    public static readonly Error ForeignAccount = Error.Invalid(
        "foreign_account",
        "The event is of another account at the vendor than this installation's."
    );

    public static readonly Error NotFound = Error.NotFound("webhook_event_not_found", "There is no such event.");
}
