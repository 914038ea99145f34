using Microsoft.AspNetCore.Mvc;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Payments;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

/// <summary>What customers do at the portal: only to what is theirs, and only what the configuration allows.</summary>
internal static class PortalActions
{
    public static void Map(RouteGroupBuilder portal)
    {
        portal.MapGet("", (string id, PortalPage page) => page.Show(id, refusal: null));
        portal.MapPost("/card", SetCard);
        portal.MapPost("/subscriptions/{subscription}/cancel", Cancel);
        portal.MapPost("/subscriptions/{subscription}/change", Change);
    }

    private static IResult Cancel(
        string id,
        string subscription,
        [FromForm] string? when,
        PortalPage page,
        Subscriptions subscriptions,
        SubscriptionChanges changes
    )
    {
        if (page.Find(id, subscription) is not var (session, features) || !features.SubscriptionCancel.Enabled)
        {
            return Results.NotFound();
        }

        if (when == "now")
        {
            subscriptions.CancelNow(
                subscription,
                new CancelSubscription { Prorate = features.SubscriptionCancel.ProrationBehavior != "none" }
            );
        }
        else
        {
            changes.Update(subscription, new UpdateSubscription { CancelAtPeriodEnd = when == "period_end" });
        }

        return HostedPages.SeeOther(After(session));
    }

    private static IResult Change(
        string id,
        string subscription,
        [FromForm] string? price,
        PortalPage page,
        SubscriptionChanges changes,
        StripeLookup lookup
    )
    {
        if (
            page.Find(id, subscription) is not var (session, features)
            || !page.PricesFor(features, lookup.Subscription(subscription)).Any(one => one.Id == price)
        )
        {
            return Results.NotFound();
        }

        changes.Update(
            subscription,
            new UpdateSubscription
            {
                Items =
                [
                    new SubscriptionItemParameters
                    {
                        Id = lookup.Subscription(subscription).Items.Data[0].Id,
                        Price = price,
                    },
                ],
                ProrationBehavior = features.SubscriptionUpdate.ProrationBehavior,
            }
        );
        return HostedPages.SeeOther(After(session));
    }

    private static IResult SetCard(string id, [FromForm] string? card, PortalPage page, PaymentMethods methods)
    {
        if (page.Find(id) is not var (session, features) || !features.PaymentMethodUpdate.Enabled)
        {
            return Results.NotFound();
        }

        var number = TestCards.Digits(card ?? "");
        if (TestCards.RefusalOnEntry(number) is { } refusal)
        {
            return page.Show(id, refusal.Message);
        }

        methods.MakeDefault(methods.Save(session.Customer, number));
        return HostedPages.SeeOther(After(session));
    }

    private static string After(PortalSession session) =>
        session.Flow?.AfterCompletion.Redirect?.ReturnUrl ?? $"/stripe/portal/{session.Id}";
}
