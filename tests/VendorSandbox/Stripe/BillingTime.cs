using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>
/// What time it is for whom: a test clock's for its customers, else the sandbox's. While time is made up for, it is the
/// moment at which something was due, so that a jump of a year tells the same story as a year.
/// </summary>
internal sealed class BillingTime(SandboxStore store, TimeProvider clock)
{
    private long? _dueAt;

    public long Now => store.Read(_ => _dueAt) ?? Outside;

    private long Outside => clock.GetUtcNow().ToUnixTimeSeconds();

    public long Of(string? customer) => store.Read(_ => _dueAt) ?? ReachedBy(customer);

    /// <summary>How far time has come, whatever is being made up for.</summary>
    public long ReachedBy(string? customer) =>
        store.Read(state =>
            customer is not null && state.Stripe.Customers.GetValueOrDefault(customer)?.TestClock is { } id
                ? state.Stripe.TestClocks[id].FrozenTime
                : Outside
        );

    public void At(long moment, Action act) =>
        store.Change(_ =>
        {
            var outer = _dueAt;
            _dueAt = moment;
            try
            {
                act();
            }
            finally
            {
                _dueAt = outer;
            }
        });
}
