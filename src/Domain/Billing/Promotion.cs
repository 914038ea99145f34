namespace StreamHub.Domain.Billing;

public enum PromotionDuration
{
    /// <summary>The first invoice.</summary>
    Once,

    /// <summary>The invoices of so many months.</summary>
    Repeating,
    Forever,
}

/// <summary>What a promotion code gives, and to whom.</summary>
/// <param name="PercentOff">1 to 100; <c>null</c> where an amount is taken off.</param>
/// <param name="AmountOff">In minor units of <paramref name="Currency"/>.</param>
/// <param name="Months">Of a repeating one.</param>
/// <param name="MaxRedemptions">By how many it can be used; <c>null</c> is without limit.</param>
/// <param name="FirstTimeOnly">Only for who has never paid.</param>
public sealed record PromotionTerms(
    string Code,
    int? PercentOff,
    long? AmountOff,
    string? Currency,
    PromotionDuration Duration,
    int? Months,
    int? MaxRedemptions,
    DateTimeOffset? ExpiresAt,
    bool FirstTimeOnly
)
{
    public const int CodeMaxLength = 60;
}

/// <summary>A promotion code, as the payment vendor has it.</summary>
/// <param name="Id">The vendor's.</param>
/// <param name="IsActive">False also for one that is used up or over.</param>
public sealed record Promotion(
    string Id,
    PromotionTerms Terms,
    bool IsActive,
    int TimesRedeemed,
    DateTimeOffset CreatedAt
);
