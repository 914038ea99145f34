using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Ports;

/// <param name="Replaces">The organization's customer before, which the vendor has deleted.</param>
public sealed record NewCustomer(Guid OrganizationId, string Email, string Name, string? Replaces = null);

public sealed record CheckoutRequest(
    Guid OrganizationId,
    string CustomerExternalId,
    Plan Plan,
    BillingInterval Interval,
    Uri SuccessUrl,
    Uri CancelUrl
)
{
    /// <summary>0 is without a trial.</summary>
    public int TrialDays { get; init; }

    /// <summary>Begins the trial without asking for a card; it ends by itself unless one is given.</summary>
    public bool TrialWithoutCard { get; init; }

    /// <summary>The page whose place it takes. The same is sold again after another page: that is another page then.</summary>
    public string? Replaces { get; init; }

    /// <summary>The vendor's id of a promotion code to buy with; without one, a code can be typed on the page.</summary>
    public string? PromotionExternalId { get; init; }
}

/// <param name="Url">The vendor's hosted page where the customer pays.</param>
public sealed record CheckoutPage(string SessionId, Uri Url, DateTimeOffset ExpiresAt);

/// <summary>The vendor that takes the money. Failures are <see cref="BillingErrors"/>.</summary>
public interface IPaymentGateway
{
    /// <summary>Creates the organization's customer; asked again, answers with the same one.</summary>
    Task<Result<string>> CreateCustomerAsync(NewCustomer customer, CancellationToken cancellationToken);

    Task<Result<CheckoutPage>> CreateCheckoutAsync(CheckoutRequest request, CancellationToken cancellationToken);

    /// <returns>The vendor's current word on the subscription; <c>null</c> when it has none of that id.</returns>
    Task<Result<SubscriptionState?>> GetSubscriptionAsync(string externalId, CancellationToken cancellationToken);
}
