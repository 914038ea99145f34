using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

public enum SubscriptionRefreshed
{
    Synchronized,

    /// <summary>The vendor has none of that id, or it is for no plan of ours.</summary>
    UnknownAtVendor,

    /// <summary>It is of a customer that belongs to no organization here.</summary>
    ForeignCustomer,
}

/// <summary>
/// Brings our copy of a subscription up to date, and does what follows from its state: the trial is recorded, the customer
/// is told. Our copy is loaded first and the vendor asked then, so that of two answers the older one loses at the save.
/// </summary>
public sealed class SubscriptionRefresh(
    IRepository<Subscription> subscriptions,
    IRepository<BillingCustomer> customers,
    IRepository<OrganizationTrial> trials,
    IPaymentGateway gateway,
    BillingNotices notices,
    BillingTerms terms,
    TimeProvider time
)
{
    public async Task<Result<SubscriptionRefreshed>> RunAsync(string externalId, CancellationToken cancellationToken)
    {
        var known = await subscriptions.FirstOrDefaultAsync(
            new SubscriptionByExternalId(externalId),
            cancellationToken
        );
        var fetched = await gateway.GetSubscriptionAsync(externalId, cancellationToken);
        if (!fetched.IsSuccess)
        {
            return fetched.Error;
        }

        if (fetched.Value is not { } state)
        {
            return SubscriptionRefreshed.UnknownAtVendor;
        }

        var subscription = known is null ? await AddAsync(state, cancellationToken) : Synchronize(known, state);
        if (subscription is null)
        {
            return SubscriptionRefreshed.ForeignCustomer;
        }

        await RecordTrialAsync(subscription, state, cancellationToken);
        await notices.TellAsync(subscription, cancellationToken);
        return SubscriptionRefreshed.Synchronized;
    }

    private Subscription Synchronize(Subscription known, SubscriptionState state)
    {
        known.Synchronize(state, terms.GracePeriod, time.Now());
        return known;
    }

    private async Task<Subscription?> AddAsync(SubscriptionState state, CancellationToken cancellationToken)
    {
        var customer = await customers.FirstOrDefaultAsync(
            new BillingCustomerByExternalId(state.CustomerExternalId),
            cancellationToken
        );
        if (customer is null)
        {
            return null;
        }

        var added = Subscription.Record(customer.OrganizationId, state, terms.GracePeriod, time.Now());
        subscriptions.Add(added);
        return added;
    }

    // Two subscriptions' trials at once: the second save fails at the unique index, and the whole is done again.
    private async Task RecordTrialAsync(
        Subscription subscription,
        SubscriptionState state,
        CancellationToken cancellationToken
    )
    {
        var organizationId = subscription.OrganizationId;
        if (
            state.TrialStart is { } startedAt
            && await trials.FirstOrDefaultAsync(new TrialOf(organizationId), cancellationToken) is null
        )
        {
            trials.Add(OrganizationTrial.Of(organizationId, state.ExternalId, startedAt, time.Now()));
        }
    }
}
