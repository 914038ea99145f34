using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StreamHub.Infrastructure.Payments.Stripe;
using StreamHub.Infrastructure.Persistence;
using StreamHub.UnitTests.Infrastructure.Http;

namespace StreamHub.UnitTests.Infrastructure.Payments.Stripe;

/// <summary>The adapter with a Stripe that answers what a test prepares.</summary>
internal sealed class StripeFixture
{
    public StripeFixture()
    {
        var options = new StripeOptions { SecretKey = "sk_test_key", BaseUrl = new Uri("https://stripe.test/api/") };
        Client = new StripeClient(new HttpClient(Vendor), Options.Create(options), NullLogger<StripeClient>.Instance);
        Gateway = new StripeGateway(Client, new StripePrices(Client), new StripeWrites(Client, new UnstoredWrites()));
        Ledger = new StripeLedger(Client);
    }

    public StubVendor Vendor { get; } = new();

    public StripeClient Client { get; }

    public StripeGateway Gateway { get; }

    public StripeLedger Ledger { get; }

    /// <summary>Every write is a new one, as where each ended well.</summary>
    private sealed class UnstoredWrites : IPaymentWrites
    {
        public Task<PaymentWrite> TakeAsync(string fingerprint, CancellationToken cancellationToken) =>
            Task.FromResult(new PaymentWrite(Guid.NewGuid(), fingerprint, DateTimeOffset.UnixEpoch));

        public void EndWithCommand(PaymentWrite write) { }

        public Task EndAsync(PaymentWrite write, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>In the shape of the API version that is asked for: the period is the item's.</summary>
    public static string Subscription(
        string status = "active",
        string lookupKey = "\"streamhub:pro:month\"",
        string product = "streamhub_pro",
        string cancelAtPeriodEnd = "false",
        string times = "",
        string customer = "\"cus_1\"",
        string paymentMethod = "null"
    ) =>
        $$"""
            {
              "id": "sub_1",
              "object": "subscription",{{times}}
              "cancel_at_period_end": {{cancelAtPeriodEnd}},
              "customer": {{customer}},
              "default_payment_method": {{paymentMethod}},
              "items": {
                "object": "list",
                "data": [
                  {
                    "id": "si_1",
                    "object": "subscription_item",
                    "current_period_start": 1795262400,
                    "current_period_end": 1797854400,
                    "price": {
                      "id": "price_1",
                      "object": "price",
                      "active": true,
                      "currency": "usd",
                      "lookup_key": {{lookupKey}},
                      "metadata": {},
                      "product": "{{product}}",
                      "recurring": { "interval": "month", "interval_count": 1 },
                      "unit_amount": 1900
                    },
                    "quantity": 1
                  }
                ],
                "has_more": false
              },
              "metadata": {},
              "status": "{{status}}"
            }
            """;
}
