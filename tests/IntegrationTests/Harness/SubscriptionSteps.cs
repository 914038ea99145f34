using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.Infrastructure.Billing;
using StreamHub.VendorSandbox.Mail;
using StreamHub.VendorSandbox.Stripe.Objects;
using Subscription = StreamHub.Domain.Billing.Subscription;
using SubscriptionStatus = StreamHub.Domain.Billing.SubscriptionStatus;
using VendorSubscription = StreamHub.VendorSandbox.Stripe.Objects.Subscription;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What tests do with subscriptions over their life.</summary>
public static class SubscriptionSteps
{
    /// <summary>Can be saved, and is declined whenever it is charged later.</summary>
    public const string CardDeclinedLater = "4000000000000341";

    public const string GoodCard = "4242424242424242";

    private const string FailedPayment = "Your payment failed";

    /// <summary>Looks now for subscriptions whose moment has come, and waits for what comes of it.</summary>
    public static async Task SweepSubscriptionsAsync(this StreamHubServer server)
    {
        await server
            .Services.GetServices<IHostedService>()
            .OfType<DueSubscriptionsSweep>()
            .Single()
            .RunOnceAsync(default);
        await server.WhenIdleAsync();
    }

    /// <summary>Moves to shortly after a moment, and lets both sides do what is due by then.</summary>
    public static async Task<User> TravelToAsync(this StreamHubServer server, User user, DateTimeOffset moment)
    {
        server.Advance(moment - server.Time.GetUtcNow() + TimeSpan.FromMinutes(1));
        await server.WhenIdleAsync();
        return await server.LogInAgainAsync(user);
    }

    public static async Task<DateTimeOffset> PeriodEndAsync(this StreamHubServer server, User user) =>
        (await server.SubscriptionsOfAsync(user)).Single().CurrentPeriodEnd;

    /// <summary>What was paid by the organization's customer, the latest last.</summary>
    public static List<Charge> ChargesOf(this StreamHubServer server, User user)
    {
        var customer = server.AtStripe(user).Customer;
        return [.. server.Sandbox.Stripe.Charges.Where(charge => charge.Customer == customer && charge.Paid)];
    }

    /// <summary>What the vendor takes a subscription's next payment from.</summary>
    public static Card? CardAtStripe(this StreamHubServer server, VendorSubscription subscription)
    {
        var stripe = server.Sandbox.Stripe;
        var customer = stripe.Customers.SingleOrDefault(one => one.Id == subscription.Customer);
        var method = subscription.DefaultPaymentMethod ?? customer?.InvoiceSettings.DefaultPaymentMethod;
        return stripe.PaymentMethods.SingleOrDefault(one => one.Id == method)?.Card;
    }

    public static List<ReceivedMail> MailsTo(this StreamHubServer server, User user, string subject = FailedPayment) =>
        [.. server.Sandbox.Mailbox.For(user.Email).Where(mail => mail.Subject == subject)];

    public static Task<List<PaymentReversal>> ReversalsOfAsync(this StreamHubServer server, User user) =>
        server.InDatabaseAsync(database =>
            database
                .Set<PaymentReversal>()
                .IgnoreQueryFilters()
                .AsNoTracking()
                .Where(reversal => reversal.OrganizationId == user.OrganizationId)
                .ToListAsync()
        );

    /// <summary>There is one row, and it says in everything what Stripe says.</summary>
    public static async Task<Subscription> ShouldMatchStripeAsync(this StreamHubServer server, User user)
    {
        var ours = (await server.SubscriptionsOfAsync(user)).ShouldHaveSingleItem();
        var theirs = server.AtStripe(user);
        ours.ExternalId.ShouldBe(theirs.Id);
        ours.Status.ShouldBe(
            theirs.Status switch
            {
                "trialing" => SubscriptionStatus.Trialing,
                "active" => SubscriptionStatus.Active,
                "past_due" => SubscriptionStatus.PastDue,
                "unpaid" => SubscriptionStatus.Unpaid,
                "paused" => SubscriptionStatus.Paused,
                "canceled" => SubscriptionStatus.Cancelled,
                _ => SubscriptionStatus.Incomplete,
            }
        );
        ours.PriceExternalId.ShouldBe(theirs.Items.Data[0].Price.Id);
        ours.CurrentPeriodStart.ToUnixTimeSeconds().ShouldBe(theirs.PeriodStart);
        ours.CurrentPeriodEnd.ToUnixTimeSeconds().ShouldBe(theirs.PeriodEnd);
        ours.CancelsAtPeriodEnd.ShouldBe(theirs.CancelAtPeriodEnd);
        (ours.CancelAt?.ToUnixTimeSeconds()).ShouldBe(theirs.CancelAt);
        (ours.TrialEnd?.ToUnixTimeSeconds()).ShouldBe(theirs.TrialEnd);
        (ours.EndedAt?.ToUnixTimeSeconds()).ShouldBe(theirs.EndedAt);
        var card = theirs.IsEnded ? null : server.CardAtStripe(theirs);
        (ours.PaymentMethod?.Brand, ours.PaymentMethod?.LastFour, ours.PaymentMethod?.ExpiryYear).ShouldBe(
            (card?.Brand, card?.Last4, card?.ExpYear)
        );
        (ours.PastDueSince?.ToUnixTimeSeconds()).ShouldBe(
            theirs.Status == "past_due"
                ? server
                    .Sandbox.Stripe.Invoices.Where(invoice => invoice.Subscription == theirs.Id && invoice.IsOpen)
                    .Min(invoice => invoice.StatusTransitions.FinalizedAt)
                : null
        );
        return ours;
    }
}
