using StreamHub.Domain.Audit;

namespace StreamHub.Application.Common.Security;

/// <summary>Where this scope's request came from; <see cref="ClientOrigin.None"/> for StreamHub's own work.</summary>
public interface IOriginContext
{
    ClientOrigin Current { get; }
}

public sealed class OriginContext : IOriginContext
{
    public ClientOrigin Current { get; private set; } = ClientOrigin.None;

    public void Set(ClientOrigin origin) => Current = origin;
}
