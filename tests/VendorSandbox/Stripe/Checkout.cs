using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Promotions;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Opens, lists and expires checkout sessions; paying them is the cashier's work.</summary>
internal sealed class Checkout(
    SandboxStore store,
    StripeLookup lookup,
    CheckoutLines lines,
    Redemption redemption,
    EventLog events,
    SandboxAddress address,
    BillingTime time
)
{
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    public CheckoutSession Create(CreateSession parameters) =>
        store.Change(state =>
        {
            var mode = ModeOf(parameters);
            var sold = lines.Read(parameters);
            var purchase = PurchaseOf(sold, parameters);
            RefuseForeignRhythm(mode, lines.Price(sold, hasTrial: false, []));
            var customer = parameters.Customer is { } id ? lookup.Customer(id, "customer") : null;
            var discounts = DiscountsOf(parameters, customer?.Id, lines.Price(sold, hasTrial: false, []));
            var priced = lines.Price(sold, purchase.HasTrial, discounts);
            var sessionId = Identifiers.Prefixed("cs_test_", 58);
            var session = new CheckoutSession
            {
                Id = sessionId,
                AllowPromotionCodes = parameters.AllowPromotionCodes,
                AmountSubtotal = priced.Sum(line => line.AmountSubtotal),
                AmountTotal = priced.Sum(line => line.AmountTotal),
                CancelUrl = parameters.CancelUrl,
                ClientReferenceId = parameters.ClientReferenceId,
                Created = time.Now,
                Currency = priced[0].Currency,
                Customer = customer?.Id,
                CustomerCreation = mode == "payment" ? parameters.CustomerCreation ?? "if_required" : null,
                CustomerEmail = parameters.CustomerEmail,
                CustomerDetails =
                    customer is null && parameters.CustomerEmail is null
                        ? null
                        : new SessionCustomerDetails(customer?.Email ?? parameters.CustomerEmail, customer?.Name),
                Discounts = discounts,
                ExpiresAt = ExpiryOf(parameters.ExpiresAt),
                Locale = parameters.Locale,
                Metadata = Metadata.Merge(new Dictionary<string, string>(), parameters.Metadata),
                Mode = mode,
                PaymentMethodCollection =
                    mode == "subscription" ? parameters.PaymentMethodCollection ?? "always" : null,
                PaymentMethodTypes = parameters.PaymentMethodTypes ?? ["card"],
                SuccessUrl = parameters.SuccessUrl ?? throw StripeException.Missing("success_url"),
                TotalDetails = new SessionTotals { AmountDiscount = priced.Sum(line => line.AmountDiscount) },
                Url = address.UrlOf($"/stripe/pay/{sessionId}"),
            };
            state.Stripe.Sessions.Add(session.Id, session);
            state.Stripe.Purchases.Add(session.Id, purchase);
            return session;
        });

    /// <summary>Takes the code that the buyer typed.</summary>
    /// <returns>Why it is not taken, or null.</returns>
    public string? ApplyCode(string id, string code) =>
        store.Change(state =>
        {
            var session = lookup.Session(id);
            if (session is not { IsOpen: true, AllowPromotionCodes: true })
            {
                return "This checkout takes no codes.";
            }

            var purchase = state.Stripe.Purchases[id];
            var full = lines.Price(purchase.Lines, hasTrial: false, []).Sum(line => line.AmountTotal);
            var (discount, refusal) = redemption.Type(code, session.Customer, full);
            if (discount is null)
            {
                return refusal;
            }

            var priced = lines.Price(purchase.Lines, purchase.HasTrial, [discount]);
            state.Stripe.Sessions[id] = session with
            {
                AmountTotal = priced.Sum(line => line.AmountTotal),
                Discounts = [discount],
                TotalDetails = new SessionTotals { AmountDiscount = priced.Sum(line => line.AmountDiscount) },
            };
            return null;
        });

    public CheckoutSession Expire(string id) =>
        store.Change(state =>
        {
            var session = lookup.Session(id);
            if (!session.IsOpen)
            {
                throw new StripeException(
                    StatusCodes.Status400BadRequest,
                    $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of {session.Status}."
                );
            }

            return ExpireOpen(state.Stripe, session);
        });

    public void ExpireOverdue() =>
        store.Change(state =>
        {
            foreach (
                var session in state
                    .Stripe.Sessions.Values.Where(one => one.IsOpen && one.ExpiresAt <= time.Now)
                    .ToList()
            )
            {
                time.At(session.ExpiresAt, () => ExpireOpen(state.Stripe, session));
            }
        });

    public StripeList<CheckoutSession> List(ListSessions wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Sessions.Values.Where(session =>
                    (wanted.Customer is null || session.Customer == wanted.Customer)
                    && (wanted.PaymentIntent is null || session.PaymentIntent == wanted.PaymentIntent)
                    && (wanted.Status is null || session.Status == wanted.Status)
                    && (wanted.Subscription is null || session.Subscription == wanted.Subscription)
                ),
                wanted,
                "/v1/checkout/sessions"
            )
        );

    private static string ModeOf(CreateSession parameters) =>
        parameters.Mode switch
        {
            "subscription" or "payment" => parameters.Mode,
            null => throw StripeException.Missing("mode"),
            _ => throw StripeException.Invalid("Invalid mode: must be one of payment or subscription", "mode"),
        };

    private static void RefuseForeignRhythm(string mode, IReadOnlyList<CheckoutLineItem> sold)
    {
        if (sold.Any(line => mode == "subscription" != line.Price.Recurring is not null))
        {
            throw StripeException.Invalid(
                mode == "subscription"
                    ? "You must provide at least one recurring price in `subscription` mode, and the sandbox sells no other in it."
                    : "You specified `payment` mode but passed a recurring price.",
                "mode"
            );
        }
    }

    private static SessionPurchase PurchaseOf(IReadOnlyList<SessionLine> lines, CreateSession parameters)
    {
        var data = parameters.SubscriptionData;
        return data?.TrialPeriodDays is < 1
            ? throw StripeException.Invalid(
                "The minimum number of trial period days is 1.",
                "subscription_data[trial_period_days]"
            )
            : new SessionPurchase(
                lines,
                data?.Metadata ?? [],
                parameters.PaymentIntentData?.Metadata ?? [],
                data?.Description,
                data?.TrialPeriodDays ?? 0,
                data?.TrialEnd,
                data?.TrialSettings?.EndBehavior?.MissingPaymentMethod ?? "create_invoice"
            );
    }

    private List<SessionDiscount> DiscountsOf(
        CreateSession parameters,
        string? customer,
        IReadOnlyList<CheckoutLineItem> full
    )
    {
        if (parameters is { Discounts.Count: > 0, AllowPromotionCodes: true })
        {
            throw StripeException.Invalid(
                "You may only specify one of these parameters: allow_promotion_codes, discounts.",
                "discounts"
            );
        }

        return (parameters.Discounts ?? [])
            .Select(
                (one, at) => redemption.Check(one, customer, full.Sum(line => line.AmountTotal), $"discounts[{at}]")
            )
            .ToList();
    }

    private CheckoutSession ExpireOpen(StripeState state, CheckoutSession session)
    {
        var expired = state.Sessions[session.Id] = session with { Status = SessionStatus.Expired, Url = null };
        events.Emit("checkout.session.expired", expired);
        return expired;
    }

    private long ExpiryOf(long? asked)
    {
        var life = asked is null ? LongestLife : TimeSpan.FromSeconds(asked.Value - time.Now);
        return life < ShortestLife || life > LongestLife
            ? throw StripeException.Invalid(
                "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
                "expires_at"
            )
            : time.Now + (long)life.TotalSeconds;
    }
}
