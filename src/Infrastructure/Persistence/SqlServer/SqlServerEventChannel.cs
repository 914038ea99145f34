using StreamHub.Infrastructure.Events;

namespace StreamHub.Infrastructure.Persistence.SqlServer;

/// <summary>SQL Server has nothing that suits: query notifications hold locks and come once. Its nodes look for themselves.</summary>
internal sealed class SqlServerEventChannel : IEventChannel
{
    public Task ListenAsync(Action<Guid> heard, Action listening, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
