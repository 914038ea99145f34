using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace StreamHub.UnitTests.Architecture.Samples.Calls;

#pragma warning disable // Each of these is wrong, so that a rule has something to report.

internal static class Clocks
{
    public static object[] Read() =>
        [
            DateTime.Now,
            DateTime.UtcNow,
            DateTime.Today,
            DateTimeOffset.Now,
            DateTimeOffset.UtcNow,
            Environment.TickCount64,
            TimeProvider.System,
            Stopwatch.StartNew(),
        ];
}

internal static class RandomIds
{
    public static Func<Guid> Make { get; } = () => Guid.NewGuid();
}

internal static class Blocking
{
    public static int Result(Task<int> task) => task.Result;

    public static void Wait(Task task) => task.Wait();

    public static void GetResult(Task task) => task.GetAwaiter().GetResult();

    public static void Sleep() => Thread.Sleep(0);

    public static async void Forget(Task task) => await task;

    public static async Task<int> Await(Task<int> task) => await task;
}

internal static class Containers
{
    public static IServiceProvider Second(IServiceCollection services) => services.BuildServiceProvider();
}
