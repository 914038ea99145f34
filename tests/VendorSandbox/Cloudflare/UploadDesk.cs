using System.Collections.Concurrent;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Takes the bytes of a one-time upload: whole by form, or in pieces that a broken connection does not undo.</summary>
public sealed class UploadDesk(SandboxStore store, VideoLibrary library, VideoProcessor processor, TimeProvider clock)
{
    private const int BufferSize = 64 * 1024;

    private readonly ConcurrentDictionary<string, byte> _busy = new(StringComparer.Ordinal);

    public StreamUpload Find(string token)
    {
        var upload =
            store.Read(state => state.Cloudflare.Uploads.GetValueOrDefault(token))
            ?? throw CloudflareException.NotFound();
        if (upload.Finished || upload.Expires <= clock.GetUtcNow())
        {
            throw new CloudflareException(StatusCodes.Status410Gone, 10005, "The upload URL was used or has expired");
        }

        return upload;
    }

    public long OffsetOf(StreamUpload upload)
    {
        var file = new FileInfo(library.FileOf(upload.VideoUid));
        return file.Exists ? file.Length : 0;
    }

    /// <summary>Only one client writes at a time; null tells that another is at it.</summary>
    public IDisposable? TryLock(StreamUpload upload) =>
        _busy.TryAdd(upload.Token, 0) ? new Hold(() => _busy.TryRemove(upload.Token, out _)) : null;

    /// <summary>Appends until the body ends, the connection breaks or more comes than was announced.</summary>
    public async Task AppendAsync(StreamUpload upload, Stream body, CancellationToken cancellation)
    {
        await using var file = new FileStream(
            library.FileOf(upload.VideoUid),
            FileMode.Append,
            FileAccess.Write,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0
        );
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (file.Length + read > upload.Length)
            {
                throw new CloudflareException(
                    StatusCodes.Status413PayloadTooLarge,
                    10005,
                    "More bytes than Upload-Length announced"
                );
            }

            await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
        }
    }

    public async Task ReplaceAsync(StreamUpload upload, Stream body, CancellationToken cancellation)
    {
        await using var file = File.Create(library.FileOf(upload.VideoUid));
        await body.CopyToAsync(file, cancellation);
    }

    /// <summary>Closes the URL and hands the video over to processing.</summary>
    public void Finish(StreamUpload upload) =>
        store.Change(state =>
        {
            state.Cloudflare.Uploads[upload.Token] = upload with { Finished = true };
            processor.Accept(upload.VideoUid, OffsetOf(upload));
        });

    private sealed class Hold(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
