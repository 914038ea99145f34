using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Storage;

namespace StreamHub.Infrastructure.Storage.Local;

/// <summary>The store of a machine that has no other: a folder, and addresses of our own that lead to it.</summary>
internal sealed class LocalObjectStore(LocalFolder folder, LocalTickets tickets, AppUrls urls)
    : IObjectStore,
        ILocalObjects
{
    private const int BufferSize = 128 * 1024;

    // A folder takes a file of any length, and who sends it over loopback does not lose the connection.
    public IPartedUploads? Parts => null;

    public PresignedRequest PresignPut(string key, string contentType, long length, DateTimeOffset expiresAt) =>
        new(
            UrlOf(new LocalTicket(LocalTicketKind.Put, key, contentType, length, FileName: null, expiresAt)),
            new Dictionary<string, string> { ["Content-Type"] = contentType }
        );

    public Uri PresignGet(string key, string fileName, string contentType, DateTimeOffset expiresAt) =>
        UrlOf(new LocalTicket(LocalTicketKind.Get, key, contentType, Length: 0, fileName, expiresAt));

    public async Task<Result<StoredObject?>> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var file = folder.Open(key);
        return Result.Success(file is null ? null : new StoredObject(file.Length, LocalFolder.VersionOf(file)));
    }

    public async Task<Result<Asset>> OpenAsync(
        string key,
        long offset,
        string? version,
        CancellationToken cancellationToken
    )
    {
        if (folder.Open(key) is not { } file)
        {
            return PublishingErrors.AssetUnreachable;
        }

        var opened = await OpenAsync(file, offset, version, cancellationToken);
        if (!opened.IsSuccess)
        {
            await file.DisposeAsync();
        }

        return opened;
    }

    public Task<Result> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        folder.Delete(key);
        return Task.FromResult(Result.Success());
    }

    public async Task<Result> TakeAsync(
        string ticket,
        string? contentType,
        long? length,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        if (
            tickets.Read(ticket, LocalTicketKind.Put) is not { } put
            || put.ContentType != contentType
            || put.Length != length
        )
        {
            return FileErrors.AddressInvalid;
        }

        await using var incoming = folder.Receive(put.Key);
        return incoming is null
            ? FileErrors.AlreadyComing
            : await ReceiveAsync(incoming, content, put.Length, cancellationToken);
    }

    public Result<LocalObject> Open(string ticket)
    {
        if (tickets.Read(ticket, LocalTicketKind.Get) is not { FileName: { } fileName } get)
        {
            return FileErrors.AddressInvalid;
        }

        return folder.Open(get.Key) is { } file
            ? new LocalObject(file, fileName, get.ContentType, LocalFolder.VersionOf(file))
            : FileErrors.NotFound;
    }

    private static async Task<Result<Asset>> OpenAsync(
        FileStream file,
        long offset,
        string? version,
        CancellationToken cancellationToken
    )
    {
        var found = LocalFolder.VersionOf(file);
        if ((version is not null && version != found) || (offset > 0 && offset >= file.Length))
        {
            return PublishingErrors.AssetChanged;
        }

        var head = new byte[FileSignature.HeadLength];
        var size = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (FileSignature.TypeOf(head.AsSpan(0, size)) is not { } type)
        {
            return PublishingErrors.AssetUnfit;
        }

        file.Position = offset;
        return new Asset(file, file.Length, type, found);
    }

    private static async Task<Result> ReceiveAsync(
        IncomingFile incoming,
        Stream content,
        long length,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[BufferSize];
        for (var received = 0L; received < length; )
        {
            var read = await content.ReadAsync(buffer, cancellationToken);
            received += read;
            if (read == 0 || received > length)
            {
                return FileErrors.WrongLength;
            }

            if (!await incoming.WriteAsync(buffer.AsMemory(0, read), cancellationToken))
            {
                return FileErrors.StorageUnavailable;
            }
        }

        return incoming.Keep() ? Result.Success() : FileErrors.StorageUnavailable;
    }

    private Uri UrlOf(LocalTicket ticket) => urls.For($"api/v1/storage/{tickets.Sign(ticket)}");
}
