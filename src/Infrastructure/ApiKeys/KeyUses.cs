using System.Collections.Concurrent;

namespace StreamHub.Infrastructure.ApiKeys;

internal readonly record struct KeyUse(Guid KeyId, DateTimeOffset At, string? Address);

/// <summary>The latest use of each key since the last time they were written down.</summary>
internal sealed class KeyUses
{
    private readonly ConcurrentDictionary<Guid, KeyUse> _latest = new();

    public void Note(KeyUse use) => _latest[use.KeyId] = use;

    public List<KeyUse> TakeAll()
    {
        var taken = new List<KeyUse>();
        foreach (var (keyId, _) in _latest)
        {
            if (_latest.TryRemove(keyId, out var use))
            {
                taken.Add(use);
            }
        }

        return taken;
    }

    /// <summary>Keeps for the next time what could not be written; what was used again meanwhile is newer.</summary>
    public void GiveBack(IEnumerable<KeyUse> uses)
    {
        foreach (var use in uses)
        {
            _latest.TryAdd(use.KeyId, use);
        }
    }
}
