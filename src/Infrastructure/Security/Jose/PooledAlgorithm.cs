using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>
/// The platform does not promise that one RSA or ECDsa instance serves two threads at once, and importing a key for
/// every token is slow: so each use borrows an instance of its own.
/// </summary>
internal sealed class PooledAlgorithm<T>(Func<T> create) : PooledObjectPolicy<T>
    where T : AsymmetricAlgorithm
{
    public static ObjectPool<T> Pool(Func<T> create) =>
        new DefaultObjectPoolProvider().Create(new PooledAlgorithm<T>(create));

    public override T Create() => create();

    public override bool Return(T obj) => true;
}
