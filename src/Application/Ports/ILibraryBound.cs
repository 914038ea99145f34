using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>Holds this scope's save to what the organization's library may take.</summary>
public interface ILibraryBound
{
    /// <param name="allowedBytes">More than this is not saved; what makes a library smaller always is.</param>
    /// <param name="refuse">Gives the error, told how much is used.</param>
    void Hold(long allowedBytes, Func<long, CancellationToken, Task<Error>> refuse);
}
