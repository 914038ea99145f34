using BenchmarkDotNet.Running;
using StreamHub.Benchmarks;

if (args is ["floor"])
{
    await Floor.RunAsync();
    return;
}

if (args is ["credentials"])
{
    Credentials.Measure();
    return;
}

if (args is ["library"])
{
    await LibraryQueries.MeasureAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Floor).Assembly).Run(args);
