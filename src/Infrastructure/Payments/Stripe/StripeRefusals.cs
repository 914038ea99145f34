using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Payments.Stripe;

/// <summary>What Stripe's refusals mean to whoever asked.</summary>
internal static class StripeRefusals
{
    private const string Missing = "resource_missing";

    /// <summary>That there is one already, or nothing to invoice: answers rather than failures.</summary>
    public static bool IsAbsence(StripeFailureDetail? detail) =>
        detail?.Code is "resource_already_exists" or "invoice_upcoming_none";

    public static Error ErrorOf(StripeFailureDetail? detail) =>
        detail switch
        {
            { Code: "authentication_required" or "subscription_payment_intent_requires_action" } =>
                BillingErrors.PaymentUnconfirmed,
            { Type: "card_error" } => BillingErrors.PaymentDeclined,
            { Code: Missing, Param: "customer" } => BillingErrors.CustomerGone,
            { Code: Missing, Param: { } param } when param.Contains("price", StringComparison.Ordinal) =>
                BillingErrors.PriceUnknown,
            { Code: "promotion_code_invalid" or "coupon_expired" } => BillingErrors.PromotionCodeInvalid,
            { Param: { } param } when param.StartsWith("discounts", StringComparison.Ordinal) =>
                BillingErrors.PromotionCodeInvalid,
            _ => BillingErrors.VendorRejected,
        };
}
