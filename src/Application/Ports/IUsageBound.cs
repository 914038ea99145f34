using StreamHub.Domain.Common;
using StreamHub.Domain.Usage;

namespace StreamHub.Application.Ports;

/// <summary>Holds this scope's save to what an organization may use of a metric in a month.</summary>
public interface IUsageBound
{
    /// <param name="allowed">More than this is not reserved; what is given back always is.</param>
    /// <param name="refuse">Gives the error, told how much is used.</param>
    void Hold(UsageMetric metric, long allowed, Func<long, CancellationToken, Task<Error>> refuse);
}
