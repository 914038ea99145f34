namespace StreamHub.Infrastructure.Events;

/// <summary>How a database tells its clients that something was committed, if it can.</summary>
internal interface IEventChannel
{
    /// <summary>Listens until that fails, or is over at once where the database cannot tell.</summary>
    /// <param name="heard">Is told the organization whose log grew.</param>
    /// <param name="listening">Is called when nothing is missed from now on; what was before may have been.</param>
    Task ListenAsync(Action<Guid> heard, Action listening, CancellationToken cancellationToken);
}
