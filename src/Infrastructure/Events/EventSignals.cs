using System.Collections.Concurrent;
using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Events;

/// <summary>Wakes those of this process who wait for an organization's log to grow.</summary>
internal sealed class EventSignals : IEventSignals
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _waiting = new();
    private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody waits for the first time: before that nothing need be listened to.</summary>
    public Task Wanted => _wanted.Task;

    public Task NextOf(Guid organizationId)
    {
        _wanted.TrySetResult();
        return _waiting
            .GetOrAdd(
                organizationId,
                static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
            )
            .Task;
    }

    public void Raise(Guid organizationId)
    {
        if (_waiting.TryRemove(organizationId, out var waiting))
        {
            waiting.SetResult();
        }
    }

    public void RaiseAll()
    {
        foreach (var organizationId in _waiting.Keys)
        {
            Raise(organizationId);
        }
    }
}
