using StreamHub.UnitTests.Architecture.Rules;
using Xunit;

namespace StreamHub.UnitTests.Architecture;

public class CallTests
{
    private static readonly Dictionary<string, string> MeasuresElapsedTime = new()
    {
        ["StreamHub.Infrastructure.Vendors.VendorHandler"] = "it measures how long a call takes, for the metrics only",
        ["StreamHub.Application.Common.Behaviours.LoggingBehaviour`2"] =
            "The milliseconds of a log line: elapsed time, which no jump of the clock may change.",
        ["StreamHub.Infrastructure.DependencyInjection"] = "Here the system's clock is chosen, once.",
    };

    private static readonly Dictionary<string, string> MakesRandomKeys = new()
    {
        ["StreamHub.Infrastructure.Identity.PasswordHasher"] = "The password that nobody has.",
        ["StreamHub.Infrastructure.Payments.Stripe.StripeWrites"] =
            "What sets a state: the key of an earlier time would be answered by what was then.",
        ["StreamHub.Infrastructure.Payments.Stripe.StripePrices"] =
            "What is switched on, off and on again: the key of the first time would be answered by what was then.",
    };

    private static readonly Dictionary<string, string> NoExceptions = [];

    [Fact]
    public void Time_comes_from_a_provider() =>
        CallRules.TimeComesFromAProvider(CodeBase.Product, MeasuresElapsedTime).ShouldHold();

    [Fact]
    public void Ids_are_made_from_the_time() => CallRules.NoRandomIds(CodeBase.Product, MakesRandomKeys).ShouldHold();

    [Fact]
    public void Nothing_waits_for_a_task_by_blocking() => CallRules.NothingBlocks(CodeBase.Product).ShouldHold();

    [Fact]
    public void Every_asynchronous_method_can_be_awaited() => CallRules.NoAsyncVoid(CodeBase.Product).ShouldHold();

    [Fact]
    public void There_is_one_container() => CallRules.OneContainer(CodeBase.Product).ShouldHold();

    [Fact]
    public void Each_way_to_read_the_clock_is_reported() =>
        CallRules
            .TimeComesFromAProvider(CodeBase.Samples("Calls"), NoExceptions)
            .ShouldReport(
                "Clocks calls System.DateTime::get_Now",
                "Clocks calls System.DateTime::get_UtcNow",
                "Clocks calls System.DateTime::get_Today",
                "Clocks calls System.DateTimeOffset::get_Now",
                "Clocks calls System.DateTimeOffset::get_UtcNow",
                "Clocks calls System.Environment::get_TickCount64",
                "Clocks calls System.TimeProvider::get_System",
                "Clocks calls System.Diagnostics.Stopwatch::StartNew"
            );

    [Fact]
    public void A_random_id_is_reported_inside_lambdas_too() =>
        CallRules
            .NoRandomIds(CodeBase.Samples("Calls"), NoExceptions)
            .ShouldReport("RandomIds calls System.Guid::NewGuid");

    [Fact]
    public void An_exception_that_is_not_needed_is_reported() =>
        CallRules
            .NoRandomIds(
                CodeBase.Samples("Calls"),
                new Dictionary<string, string>
                {
                    ["StreamHub.UnitTests.Architecture.Samples.Calls.RandomIds"] = "A sample.",
                    ["StreamHub.UnitTests.Architecture.Samples.Calls.Clocks"] = "Not needed.",
                }
            )
            .ShouldReport("Clocks needs no exception");

    [Fact]
    public void Each_way_to_block_is_reported() =>
        CallRules
            .NothingBlocks(CodeBase.Samples("Calls"))
            .ShouldReport(
                "Blocking.Result calls System.Threading.Tasks.Task`1::get_Result",
                "Blocking.Wait calls System.Threading.Tasks.Task::Wait",
                "Blocking.GetResult calls System.Runtime.CompilerServices.TaskAwaiter::GetResult",
                "Blocking.Sleep calls System.Threading.Thread::Sleep"
            );

    [Fact]
    public void An_async_void_is_reported() =>
        CallRules.NoAsyncVoid(CodeBase.Samples("Calls")).ShouldReport("Blocking.Forget is async void");

    [Fact]
    public void A_second_container_is_reported() =>
        CallRules.OneContainer(CodeBase.Samples("Calls")).ShouldReport("Containers calls");
}
