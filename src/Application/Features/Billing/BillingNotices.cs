using StreamHub.Application.Common;
using StreamHub.Application.Features.Organizations;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Tells the owners of an organization what becomes of its subscription. The notice is stored with the messages that mail
/// it, and the database takes each notice once.
/// </summary>
public sealed class BillingNotices(
    IRepository<BillingNotice> notices,
    IReadRepository<Organization> organizations,
    IOutbox outbox,
    TimeProvider time
)
{
    public async Task TellAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (subscription.FindNotice(now) is not var (kind, about))
        {
            return;
        }

        var told = await notices.FirstOrDefaultAsync(new NoticeAbout(subscription.Id, kind, about), cancellationToken);
        if (told is not null)
        {
            return;
        }

        var notice = BillingNotice.Of(subscription, kind, about, now);
        notices.Add(notice);
        var owners = await organizations.FirstOrDefaultAsync(
            new OwnersOf(subscription.OrganizationId),
            cancellationToken
        );
        foreach (var owner in owners ?? [])
        {
            outbox.Enqueue(new SendBillingNotice(notice.Id, owner));
        }
    }
}
