using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Clocks that stand still until they are advanced, for the customers made under them.</summary>
internal sealed class TestClocks(
    SandboxStore store,
    StripeLookup lookup,
    Customers customers,
    Renewals renewals,
    EventLog events,
    BillingTime time
)
{
    public TestClock Create(CreateTestClock parameters) =>
        store.Change(state =>
        {
            var clock = new TestClock
            {
                Id = Identifiers.Prefixed("clock_"),
                Created = time.Now,
                FrozenTime = parameters.FrozenTime ?? throw StripeException.Missing("frozen_time"),
                Name = parameters.Name,
            };
            state.Stripe.TestClocks.Add(clock.Id, clock);
            events.Emit("test_helpers.test_clock.created", clock);
            return clock;
        });

    public TestClock Advance(string id, AdvanceTestClock parameters) =>
        store.Change(state =>
        {
            var before = lookup.TestClock(id);
            var moment = parameters.FrozenTime ?? throw StripeException.Missing("frozen_time");
            if (moment <= before.FrozenTime)
            {
                throw StripeException.Invalid("The frozen_time must be after the clock's current time.", "frozen_time");
            }

            var advancing = state.Stripe.TestClocks[id] = before with { FrozenTime = moment, Status = "advancing" };
            events.Emit("test_helpers.test_clock.advancing", advancing, before);
            renewals.CatchUp();
            var ready = state.Stripe.TestClocks[id] = advancing with { Status = "ready" };
            events.Emit("test_helpers.test_clock.ready", ready, advancing);
            return advancing;
        });

    /// <summary>Takes its customers along.</summary>
    public Deleted Delete(string id) =>
        store.Change(state =>
        {
            var clock = lookup.TestClock(id);
            foreach (var customer in state.Stripe.Customers.Values.Where(one => one.TestClock == id).ToList())
            {
                customers.Delete(customer.Id);
            }

            state.Stripe.TestClocks.Remove(id);
            events.Emit("test_helpers.test_clock.deleted", clock);
            return new Deleted(id, "test_helpers.test_clock");
        });

    public StripeList<TestClock> List(ListParameters wanted) =>
        store.Read(state => StripePage.Of(state.Stripe.TestClocks.Values, wanted, "/v1/test_helpers/test_clocks"));
}
