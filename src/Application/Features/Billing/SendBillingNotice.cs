using System.Globalization;
using System.Net;
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
            await emails.SendAsync(MailOf(user, subject, news), cancellationToken);
        }

        return Result.Success();
    }

    /// <returns><c>null</c> for what is no longer so: a mail that waited must not tell of a debt that is paid.</returns>
    private static (string Subject, string News)? Compose(
        BillingNotice notice,
        Subscription subscription,
        string planName
    ) =>
        notice.Kind switch
        {
            BillingNoticeKind.TrialEnding => (
                "Your trial ends soon",
                $"Your trial of {planName} ends on {Day(notice.About)}. If you have given a way to pay, the plan goes on "
                    + "and is paid from then; if not, give one or choose another plan before."
            ),
            BillingNoticeKind.PaymentFailed when subscription.PastDueSince == notice.About => (
                "Your payment failed",
                $"The payment for {planName} did not go through. You keep the plan until "
                    + $"{Day(subscription.GraceEndsAt!.Value)}. Give another way to pay before, and nothing changes. "
                    + "Afterwards you are on the free plan: everything you have is kept, and only new work waits."
            ),
            BillingNoticeKind.PaymentFailed => null,
            _ => (
                "Your plan has ended",
                $"{planName} has ended, and you are on the free plan now. Everything you have is kept; what the free plan "
                    + "does not allow waits until you choose a plan again."
            ),
        };

    private static string Day(DateTimeOffset moment) =>
        moment.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private EmailMessage MailOf(UserProfile user, string subject, string news)
    {
        var link = urls.Public;
        var text = $"""
            Hello {user.DisplayName},

            {news}

            {link}
            """;
        var html = $"""
            <p>Hello {WebUtility.HtmlEncode(user.DisplayName)},</p>
            <p>{WebUtility.HtmlEncode(news)}</p>
            <p><a href="{link}">StreamHub</a></p>
            """;
        return new EmailMessage(user.Email, subject, text, html);
    }
}
