using BenchmarkDotNet.Running;
using StreamHub.Benchmarks;

if (args is ["floor"])
{
    await Floor.RunAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Floor).Assembly).Run(args);
