using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Billing;

/// <summary>The payment vendor's customer that stands for the caller's organization.</summary>
public sealed class BillingCustomers(
    IRepository<BillingCustomer> customers,
    IReadRepository<User> users,
    CustomerRefresh refresh,
    IPaymentGateway gateway,
    IUnitOfWork unitOfWork,
    ICallerContext caller,
    TimeProvider time
)
{
    /// <returns>The vendor's id; <see cref="BillingErrors.CustomerMissing"/> when it has none.</returns>
    public async Task<Result<string>> FindAsync(CancellationToken cancellationToken)
    {
        var known = await FindKnownAsync(cancellationToken);
        return known is null ? BillingErrors.CustomerMissing : known.ExternalId;
    }

    /// <summary>Makes one where there is none. It is stored before anything can be paid: an event that names it must find its organization.</summary>
    public async Task<Result<string>> EnsureAsync(CancellationToken cancellationToken)
    {
        if (await FindKnownAsync(cancellationToken) is { } known)
        {
            return known.ExternalId;
        }

        var member = caller.Member;
        var profile = await users.FirstOrDefaultAsync(new ProfileOfUser(member.UserId), cancellationToken);
        if (profile is null)
        {
            return UserErrors.NotFound;
        }

        var before = await customers.FirstOrDefaultAsync(
            new LastEndedCustomerOf(member.OrganizationId),
            cancellationToken
        );
        var created = await gateway.CreateCustomerAsync(
            new NewCustomer(member.OrganizationId, profile.Email, profile.DisplayName, before?.ExternalId),
            cancellationToken
        );
        if (!created.IsSuccess)
        {
            return created.Error;
        }

        customers.Add(BillingCustomer.Link(member.OrganizationId, created.Value, time.Now()));
        return await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict ? conflict : created;
    }

    /// <summary>Makes another for one that the vendor has deleted without our having heard of it yet.</summary>
    public async Task<Result<string>> ReplaceAsync(string gone, CancellationToken cancellationToken)
    {
        var ended = await refresh.RunAsync(gone, cancellationToken);
        if (!ended.IsSuccess)
        {
            return ended.Error;
        }

        return await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict
            ? conflict
            : await EnsureAsync(cancellationToken);
    }

    private Task<BillingCustomer?> FindKnownAsync(CancellationToken cancellationToken) =>
        customers.FirstOrDefaultAsync(new BillingCustomerOf(caller.Member.OrganizationId), cancellationToken);
}
