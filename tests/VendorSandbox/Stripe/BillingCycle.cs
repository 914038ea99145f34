using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Lets time act on subscriptions and sessions: at once when the clock is moved, else every second.</summary>
internal sealed class BillingCycle(SandboxClock clock, Renewals renewals, Checkout checkout) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        clock.Advanced += OnAdvanced;
        try
        {
            using var timer = new PeriodicTimer(Interval);
            do
            {
                CatchUp();
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            clock.Advanced -= OnAdvanced;
        }
    }

    private void OnAdvanced(object? sender, EventArgs e) => CatchUp();

    private void CatchUp()
    {
        renewals.CatchUp();
        checkout.ExpireOverdue();
    }
}
