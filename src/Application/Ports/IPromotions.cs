using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <param name="After">The id behind which the page begins.</param>
public sealed record PromotionFilter(bool? Active, int Limit, string? After);

/// <param name="Next">What the next page comes after; <c>null</c> on the last.</param>
public sealed record PromotionPage(IReadOnlyList<Promotion> Items, string? Next);

/// <summary>Discounts that customers get by a code; the payment vendor keeps them. Failures are <see cref="BillingErrors"/>.</summary>
public interface IPromotions
{
    /// <returns>The vendor's id of the code; <c>null</c> where no active one is written so.</returns>
    Task<Result<string?>> FindActiveAsync(string code, CancellationToken cancellationToken);

    Task<Result<Promotion>> CreateAsync(PromotionTerms terms, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<Result<PromotionPage>> ListAsync(PromotionFilter filter, CancellationToken cancellationToken);

    /// <returns>The one that is or was last written so; <c>null</c> when none ever was.</returns>
    Task<Result<Promotion?>> FindLastAsync(string code, CancellationToken cancellationToken);

    /// <summary>Takes it from those who don't have it yet; who has it keeps it.</summary>
    Task<Result<Promotion>> DeactivateAsync(string id, CancellationToken cancellationToken);
}
