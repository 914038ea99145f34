namespace StreamHub.Infrastructure.Videos;

/// <summary>
/// Keeps values that are dear to make and depend on nothing but their key, and makes each once for all who ask at the
/// same time. It holds two generations of <paramref name="generationSize"/> at most: when the younger one is full, the
/// older one goes, and with it what nobody asked for meanwhile.
/// </summary>
/// <param name="make">Its failures are not kept: who asks next tries again.</param>
internal sealed class SharedValues<TKey, TValue>(int generationSize, Func<TKey, TValue> make)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private Dictionary<TKey, Lazy<TValue>> _young = [];
    private Dictionary<TKey, Lazy<TValue>> _old = [];

    public TValue Get(TKey key)
    {
        var shared = Find(key);
        try
        {
            return shared.Value;
        }
        catch
        {
            Forget(key, shared);
            throw;
        }
    }

    /// <summary>For a value that turned out to be none after it was made.</summary>
    public void Forget(TKey key)
    {
        lock (_lock)
        {
            _young.Remove(key);
            _old.Remove(key);
        }
    }

    private Lazy<TValue> Find(TKey key)
    {
        lock (_lock)
        {
            if (_young.TryGetValue(key, out var known))
            {
                return known;
            }

            var shared = _old.GetValueOrDefault(key) ?? new Lazy<TValue>(() => make(key));
            if (_young.Count == generationSize)
            {
                (_old, _young) = (_young, []);
            }

            _young.Add(key, shared);
            return shared;
        }
    }

    // What failed may have been replaced by another's try already.
    private void Forget(TKey key, Lazy<TValue> failed)
    {
        lock (_lock)
        {
            foreach (var generation in (Dictionary<TKey, Lazy<TValue>>[])[_young, _old])
            {
                if (generation.GetValueOrDefault(key) == failed)
                {
                    generation.Remove(key);
                }
            }
        }
    }
}
