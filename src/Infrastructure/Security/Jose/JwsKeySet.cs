using System.Collections.Frozen;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>
/// The keys a token may name. The token's <c>kid</c> and the key's id must be the same, absence included, so there is
/// never more than one key to try. Secrets and public keys do not share a set.
/// </summary>
public sealed class JwsKeySet
{
    private const string NoKeyId = "";

    private readonly FrozenDictionary<string, JwsKey> _keys;

    public JwsKeySet(params IEnumerable<JwsKey> keys)
    {
        Dictionary<string, JwsKey> byId = new(StringComparer.Ordinal);
        foreach (JwsKey key in keys)
        {
            if (!byId.TryAdd(key.KeyId ?? NoKeyId, key))
            {
                throw new UnusableKeyException("Two keys of one set have the same id.");
            }
        }

        if (byId.Count == 0)
        {
            throw new UnusableKeyException("A set of keys without a usable key verifies nothing.");
        }

        if (byId.Values.DistinctBy(key => key.IsSymmetric).Count() > 1)
        {
            throw new UnusableKeyException("Secrets and public keys are kept in sets of their own.");
        }

        _keys = byId.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public JwsKey? Find(string? keyId) => _keys.GetValueOrDefault(keyId ?? NoKeyId);
}
