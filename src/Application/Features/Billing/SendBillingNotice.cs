using System.Globalization;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Billing;

/// <summary>Mails one owner of an organization what a notice is about.</summary>
[SystemOnly]
[MessageName("billing.send-notice", MessageLanes.Mail)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record SendBillingNotice(Guid NoticeId, Guid UserId) : IMessage;

public sealed class SendBillingNoticeHandler(
    IRepository<BillingNotice> notices,
    IRepository<Subscription> subscriptions,
    IReadRepository<Plan> plans,
    IReadRepository<User> users,
    IEmailSender emails,
    AppUrls urls
) : ICommandHandler<SendBillingNotice>
{
    public async Task<Result> Handle(SendBillingNotice command, CancellationToken cancellationToken)
    {
        var notice = await notices.GetAsync(command.NoticeId, cancellationToken);
        var user = await users.FirstOrDefaultAsync(new ProfileOfUser(command.UserId), cancellationToken);
        if (notice is null || user is null)
        {
            return Result.Success();
        }

        var subscription = await subscriptions.GetAsync(notice.SubscriptionId, cancellationToken);
        var plan = await plans.FirstOrDefaultAsync(new PlanByCode(subscription!.PlanCode), cancellationToken);
        if (Compose(notice, subscription, plan!.Name) is var (subject, news))
        {
            await emails.SendAsync(NewsMail.To(user, subject, news, urls.Public), cancellationToken);
        }

        return Result.Success();
    }

    /// <returns>
    /// <c>null</c> for what is no longer so: a mail that waited must not tell of a debt that is paid, or of a trial that is over.
    /// </returns>
    private static (string Subject, string News)? Compose(
        BillingNotice notice,
        Subscription subscription,
        string planName
    ) =>
        notice.Kind switch
        {
            BillingNoticeKind.TrialEnding
                when subscription.Status == SubscriptionStatus.Trialing && subscription.TrialEnd == notice.About => (
                "Your trial ends soon",
                $"Your trial of {planName} ends on {Day(notice.About)}. {AfterTrial(subscription, notice.About)}"
            ),
            BillingNoticeKind.PaymentFailed when subscription.PastDueSince == notice.About => (
                "Your payment failed",
                $"The payment for {planName} did not go through; {OnFile(subscription)}. You keep the plan until "
                    + $"{Day(subscription.GraceEndsAt!.Value)}. Give another way to pay before, and nothing changes. "
                    + "Afterwards you are on the free plan: everything you have is kept, and only new work waits."
            ),
            BillingNoticeKind.TrialEnding or BillingNoticeKind.PaymentFailed => null,
            _ => (
                "Your plan has ended",
                $"{planName} has ended, and you are on the free plan now. Everything you have is kept; what the free plan "
                    + "does not allow waits until you choose a plan again."
            ),
        };

    private static string AfterTrial(Subscription subscription, DateTimeOffset trialEnd)
    {
        if (subscription.EndsAt <= trialEnd)
        {
            return "The plan was cancelled and ends with it.";
        }

        return subscription.PaymentMethod is null
            ? "No way to pay is on file: give one before, and the plan goes on; otherwise you are on the free plan then."
            : $"The plan goes on and is paid from then; {OnFile(subscription)}. Cancel before if you don't want that.";
    }

    /// <summary>What there is to pay with: it may not be what a payment was tried with.</summary>
    private static string OnFile(Subscription subscription) =>
        subscription.PaymentMethod switch
        {
            null => "no way to pay is on file",
            { LastFour: { } lastFour } card => $"on file is the {Named(card.Brand!)} card that ends in {lastFour}, "
                + $"good until {card.ExpiryMonth:00}/{card.ExpiryYear}",
            { Type: var type } => $"on file is a way to pay of the kind {Named(type)}",
        };

    private static string Named(string vendorsWord) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(vendorsWord.Replace('_', ' '));

    private static string Day(DateTimeOffset moment) =>
        moment.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
