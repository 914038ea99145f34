using StreamHub.Domain.Common;

namespace StreamHub.Domain.Billing;

public static class BillingErrors
{
    public static readonly Error AlreadySubscribed = Error.Conflict(
        "already_subscribed",
        "The organization has a running subscription. Change that one instead of buying a second."
    );

    public static readonly Error ReturnUrlForeign = Error.Invalid(
        "return_url_not_allowed",
        "The return address is not on an origin that this installation allows."
    );

    public static readonly Error CustomerUnknown = Error.NotFound(
        "billing_customer_unknown",
        "The payment vendor's customer belongs to no organization here."
    );

    public static readonly Error VendorUnavailable = Error.Unavailable(
        "payment_vendor_unavailable",
        "The payment vendor does not answer. Nothing was charged; try again in a moment."
    );

    public static readonly Error VendorRejected = Error.VendorRejected(
        "payment_vendor_rejected",
        "The payment vendor refused the request. Nothing was charged."
    );

    public static Error OrganizationHasSubscription(Subscription subscription) =>
        Error.Conflict(
            "organization_has_subscription",
            "The organization has a subscription that has not ended. Cancel it and wait for its end, then delete."
        ) with
        {
            Details = new Dictionary<string, object?>
            {
                ["plan"] = subscription.PlanCode,
                ["subscriptionStatus"] = subscription.Status,
                ["currentPeriodEnd"] = subscription.CurrentPeriodEnd,
                ["cancelsAtPeriodEnd"] = subscription.CancelsAtPeriodEnd,
            },
        };
}
