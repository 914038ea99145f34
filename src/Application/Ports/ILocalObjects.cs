using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>The other end of the addresses that the store on this machine's disk gives out.</summary>
public interface ILocalObjects
{
    /// <summary>Keeps exactly what the address is for, or nothing.</summary>
    Task<Result> TakeAsync(
        string ticket,
        string? contentType,
        long? length,
        Stream content,
        CancellationToken cancellationToken
    );

    Result<LocalObject> Open(string ticket);
}

/// <param name="Content">Can be read from any place on; the caller disposes of it.</param>
public sealed record LocalObject(Stream Content, string FileName, string ContentType, string Version);
