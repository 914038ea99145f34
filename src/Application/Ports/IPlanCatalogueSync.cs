using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>What had to be done about one thing at the payment vendor.</summary>
public enum CatalogueChange
{
    None,
    Created,
    Updated,
    Retired,
}

/// <param name="Subject">A plan's product, or one of its prices, as the vendor calls it.</param>
public sealed record CatalogueStep(string Plan, string Subject, CatalogueChange Change);

/// <summary>
/// Brings products and prices at the payment vendor in line with the plans here. It may be stopped and started again at any
/// time, and beside servers: done again, it finds nothing to do.
/// </summary>
public interface IPlanCatalogueSync
{
    /// <param name="report">Told of each step when it is done.</param>
    Task<Result> RunAsync(Action<CatalogueStep> report, CancellationToken cancellationToken);
}
