using StreamHub.Domain.Common;

namespace StreamHub.Domain.Billing;

public static class BillingErrors
{
    public const string PaymentActionRequiredCode = "payment_action_required";

    public static readonly Error AlreadySubscribed = Error.Conflict(
        "already_subscribed",
        "The organization has a subscription that has not ended. Change that one instead of buying a second."
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
        "The payment vendor does not answer. Send the same again in a moment: nothing is done twice."
    );

    public static readonly Error VendorRejected = Error.VendorRejected(
        "payment_vendor_rejected",
        "The payment vendor refused the request. Nothing was charged."
    );

    public static readonly Error TrialUnavailable = Error.Conflict(
        "trial_not_available",
        "The organization can't have a trial: it has had one or a subscription, or none is offered."
    );

    public static readonly Error PromotionCodeInvalid = Error.Invalid(
        "promotion_code_invalid",
        "The promotion code does not exist, is used up or over, or is not for this purchase."
    );

    public static readonly Error PriceUnknown = Error.VendorRejected(
        "plan_price_missing",
        "The payment vendor does not have the plan's price. Nothing was charged."
    );

    public static readonly Error CustomerGone = Error.Conflict(
        "billing_customer_gone",
        "The payment vendor has deleted the organization's customer. The next checkout makes another."
    );

    public static readonly Error CustomerMissing = Error.Conflict(
        "no_billing_customer",
        "The organization has never been at a checkout, so the payment vendor does not know it."
    );

    public static readonly Error CheckoutPaid = Error.Conflict(
        "checkout_paid",
        "The organization's checkout has just been paid. Cancel the subscription that it bought first."
    );

    public static readonly Error NotSubscribed = Error.Conflict(
        "not_subscribed",
        "The organization has no subscription that has not ended."
    );

    public static readonly Error PaymentDue = Error.Conflict(
        "subscription_payment_due",
        "The subscription can't be changed before what it owes is paid. The portal and the invoices lead there."
    );

    public static readonly Error PreviewExpired = Error.Conflict(
        "preview_expired",
        "What the change costs was worked out too long ago. Ask for a new preview."
    );

    public static readonly Error PaymentDeclined = Error.Conflict(
        "payment_declined",
        "The payment was declined. Nothing was charged and nothing changed; give another way to pay in the portal."
    );

    public static readonly Error PaymentUnconfirmed = Error.Conflict(
        "payment_unconfirmed",
        "The bank asks the customer to confirm the payment. Nothing was charged."
    );

    public static Error PaymentActionRequired(Uri invoiceUrl, long amount, string currency) =>
        Error.Conflict(
            PaymentActionRequiredCode,
            "The plan is changed, and the bank asks the customer to confirm the payment on the invoice's page."
        ) with
        {
            Details = new Dictionary<string, object?>
            {
                ["invoiceUrl"] = invoiceUrl,
                ["amount"] = amount,
                ["currency"] = currency,
            },
        };

    public static readonly Error PromotionCodeTaken = Error.Conflict(
        "promotion_code_taken",
        "An active promotion is written with this code. Deactivate that one, or choose another code."
    );

    public static readonly Error PromotionNotFound = Error.NotFound(
        "promotion_not_found",
        "The payment vendor has no such promotion."
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
