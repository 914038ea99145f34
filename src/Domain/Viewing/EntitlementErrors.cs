using StreamHub.Domain.Common;

namespace StreamHub.Domain.Viewing;

public static class EntitlementErrors
{
    public static readonly Error SubscriptionRequired = Error.Forbidden(
        "subscription_required",
        "This video plays for subscribers. A plan with premium playback opens it."
    );
}
