namespace StreamHub.Infrastructure.Payments.Stripe;

// What we read of Stripe's answers to what customers and admins do; see StripeObjects.

/// <summary>Where nothing else of an answer counts.</summary>
internal sealed record StripeIdentified(string Id);

internal sealed record StripePortalSession(string Id, Uri Url);

/// <param name="LatestInvoice">Expanded.</param>
internal sealed record StripeChangedSubscription(string Id, StripeDueInvoice? LatestInvoice = null);

internal sealed record StripeDueInvoice(
    string Id,
    string Currency,
    long AmountDue,
    string? Status = null,
    Uri? HostedInvoiceUrl = null
);

internal sealed record StripeInvoicePreview(
    string Currency,
    long AmountDue,
    long Total,
    StripeList<StripeInvoiceLine> Lines
);

internal sealed record StripeInvoiceLine(long Amount, StripePeriod Period, string? Description = null);

internal sealed record StripePeriod(long Start, long End);

internal sealed record StripeInvoiceRecord(
    string Id,
    string Currency,
    long Total,
    long AmountDue,
    long AmountPaid,
    long Created,
    long PeriodStart,
    long PeriodEnd,
    string? Status = null,
    string? Number = null,
    Uri? HostedInvoiceUrl = null,
    Uri? InvoicePdf = null
);

internal sealed record StripePromotionCode(
    string Id,
    string Code,
    bool Active,
    long Created,
    int TimesRedeemed,
    StripePromotionSource Promotion,
    StripePromotionRestrictions Restrictions,
    int? MaxRedemptions = null,
    long? ExpiresAt = null
);

/// <param name="Coupon">Expanded.</param>
internal sealed record StripePromotionSource(StripeCoupon Coupon);

internal sealed record StripePromotionRestrictions(bool FirstTimeTransaction);

internal sealed record StripeCoupon(
    string Id,
    string Duration,
    decimal? PercentOff = null,
    long? AmountOff = null,
    string? Currency = null,
    int? DurationInMonths = null
);
