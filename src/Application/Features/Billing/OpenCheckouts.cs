using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Keeps an organization to one page on which it can pay. Of two requests that open one at once, the second save fails at
/// the unique index or on the version; its page is closed, and the command then finds the first one's.
/// </summary>
public sealed class OpenCheckouts(
    IRepository<PendingCheckout> pending,
    IRepository<Subscription> subscriptions,
    ICheckoutSessions sessions,
    SubscriptionRefresh refresh,
    IUnitOfWork unitOfWork,
    ICallerContext caller,
    TimeProvider time
)
{
    // As it was when it was decided that another page is needed: what became of it since must be noticed by the save.
    private PendingCheckout? _known;

    /// <summary>The page that <see cref="FindAsync"/> found, open or not.</summary>
    public string? Last => _known?.ExternalId;

    /// <summary>Closes the page that sells something else, so that only one can be paid.</summary>
    /// <returns>The open page that sells just this; <c>null</c> when one is to be opened.</returns>
    public async Task<Result<CheckoutSessionState?>> FindAsync(string terms, CancellationToken cancellationToken)
    {
        _known = await LoadAsync(cancellationToken);
        if (_known is null)
        {
            return Result.Success<CheckoutSessionState?>(null);
        }

        var found = await sessions.FindAsync(_known.ExternalId, cancellationToken);
        if (!found.IsSuccess || (found.Value is { Status: CheckoutSessionStatus.Open } && _known.Terms == terms))
        {
            return found;
        }

        var closed = await CloseAsync(found.Value, cancellationToken);
        return closed.IsSuccess ? Result.Success<CheckoutSessionState?>(null) : closed.Error;
    }

    /// <returns>Why it is not kept: another one was faster. Nobody can pay on this one then.</returns>
    public async Task<Error?> KeepAsync(string sessionId, string terms, CancellationToken cancellationToken)
    {
        if (_known is not null)
        {
            _known.Replace(sessionId, terms);
        }
        else
        {
            pending.Add(PendingCheckout.Open(caller.Member.OrganizationId, sessionId, terms, time.Now()));
        }

        if (await unitOfWork.SaveChangesAsync(cancellationToken) is not { } conflict)
        {
            return null;
        }

        unitOfWork.Reset();
        if ((await LoadAsync(cancellationToken))?.ExternalId == sessionId)
        {
            return conflict;
        }

        var expired = await sessions.ExpireAsync(sessionId, cancellationToken);
        return expired.IsSuccess ? conflict : expired.Error;
    }

    /// <summary>Sees to it that nothing can be paid any more.</summary>
    /// <returns>Why it can't: something was paid meanwhile, or the vendor is away.</returns>
    public async Task<Result> CloseAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } known)
        {
            return Result.Success();
        }

        var found = await sessions.FindAsync(known.ExternalId, cancellationToken);
        return found.IsSuccess ? await CloseAsync(found.Value, cancellationToken) : found.Error;
    }

    private async Task<Result> CloseAsync(CheckoutSessionState? session, CancellationToken cancellationToken)
    {
        if (session is { Status: CheckoutSessionStatus.Open })
        {
            var expired = await sessions.ExpireAsync(session.SessionId, cancellationToken);
            if (!expired.IsSuccess)
            {
                return expired.Error;
            }

            session = expired.Value;
        }

        return session is { Status: CheckoutSessionStatus.Complete, SubscriptionExternalId: { } bought }
            ? await JudgePurchaseAsync(bought, cancellationToken)
            : Result.Success();
    }

    // What was paid a moment ago may be news to us.
    private async Task<Result> JudgePurchaseAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        var bySubscription = new SubscriptionByExternalId(subscriptionId);
        if (await subscriptions.FirstOrDefaultAsync(bySubscription, cancellationToken) is { HasEnded: true })
        {
            return Result.Success();
        }

        var refreshed = await refresh.RunAsync(subscriptionId, cancellationToken);
        if (!refreshed.IsSuccess)
        {
            return refreshed.Error;
        }

        var bought = await subscriptions.FirstOrDefaultAsync(bySubscription, cancellationToken);
        var isOver = refreshed.Value == SubscriptionRefreshed.UnknownAtVendor || bought is { HasEnded: true };
        return isOver ? Result.Success() : BillingErrors.CheckoutPaid;
    }

    private Task<PendingCheckout?> LoadAsync(CancellationToken cancellationToken) =>
        pending.FirstOrDefaultAsync(new PendingCheckoutOf(caller.Member.OrganizationId), cancellationToken);

    private sealed class PendingCheckoutOf : Specification<PendingCheckout>
    {
        public PendingCheckoutOf(Guid organizationId) =>
            Query.Where(checkout => checkout.OrganizationId == organizationId);
    }
}
