using Xunit;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>For tests in which somebody's patience runs out: a machine that does much else would look like a slow vendor.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
