using System.Collections.Concurrent;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>How far an upload is after a PUT.</summary>
internal sealed record UploadProgress(long Received, bool Finished);

/// <summary>
/// Takes the bytes of a direct upload: in one piece, or in pieces that a broken connection does not undo, as Google's
/// resumable uploads do, which are what Mux hands out.
/// </summary>
internal sealed class UploadDoor(
    SandboxStore store,
    MuxLibrary library,
    MuxEnvironments environments,
    AssetProcessor processor,
    TimeProvider clock
)
{
    /// <summary>A piece that is not the last is a multiple of this.</summary>
    public const long PieceUnit = 256 * 1024;

    private const int BufferSize = 64 * 1024;

    private readonly ConcurrentDictionary<string, byte> _busy = new(StringComparer.Ordinal);

    /// <summary>The upload behind a URL; one that ended otherwise than by an upload is gone.</summary>
    public MuxUpload Open(string token)
    {
        var upload = library.FindUploadByToken(token) ?? throw MuxException.NotFound();
        var status = upload.StatusAt(clock.GetUtcNow());
        return status is UploadStatus.Waiting or UploadStatus.AssetCreated
            ? upload
            : throw new MuxException(StatusCodes.Status410Gone, "gone", $"The upload is {status}");
    }

    public async Task<UploadProgress> TakeAsync(
        MuxUpload upload,
        ContentRange range,
        Stream body,
        CancellationToken cancellation
    )
    {
        if (!_busy.TryAdd(upload.Id, 0))
        {
            throw new MuxException(StatusCodes.Status409Conflict, "busy", "Another request writes to this upload");
        }

        try
        {
            return await TakeAloneAsync(upload, range, body, cancellation);
        }
        finally
        {
            _busy.TryRemove(upload.Id, out _);
        }
    }

    private async Task<UploadProgress> TakeAloneAsync(
        MuxUpload upload,
        ContentRange range,
        Stream body,
        CancellationToken cancellation
    )
    {
        if (library.FindUploadByToken(upload.Token) is { Status: UploadStatus.AssetCreated })
        {
            return range.IsQuestion
                ? new UploadProgress(0, Finished: true)
                : throw new MuxException(StatusCodes.Status410Gone, "gone", "The upload URL was used");
        }

        var path = library.FileOf(upload.Id);
        await using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write))
        {
            if (!range.IsQuestion)
            {
                await WriteAsync(file, range, body, cancellation);
            }

            if (!range.IsWhole && (range.Total is not { } total || file.Length < total))
            {
                return new UploadProgress(file.Length, Finished: false);
            }
        }

        Finish(upload);
        return new UploadProgress(0, Finished: true);
    }

    /// <summary>What is there already is passed over; what would leave a gap is refused.</summary>
    private static async Task WriteAsync(
        FileStream file,
        ContentRange range,
        Stream body,
        CancellationToken cancellation
    )
    {
        if (range.IsWhole)
        {
            file.SetLength(0);
        }
        else
        {
            CheckPiece(range, file.Length);
        }

        var at = range.From!.Value;
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (at + read > range.Total)
            {
                throw MuxException.Invalid("More bytes than Content-Range announced");
            }

            file.Position = at;
            await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            at += read;
        }
    }

    private static void CheckPiece(ContentRange range, long received)
    {
        if (range.From > received)
        {
            throw new MuxException(
                StatusCodes.Status416RangeNotSatisfiable,
                "invalid_range",
                $"The piece starts at {range.From}, after the {received} bytes that came"
            );
        }

        var isLast = range.To + 1 == range.Total;
        if (!isLast && (range.To - range.From + 1) % PieceUnit != 0)
        {
            throw MuxException.Invalid($"A piece that is not the last must be a multiple of {PieceUnit} bytes");
        }
    }

    /// <summary>Closes the URL. Nothing was sent makes an upload that failed; anything else an asset, good or not.</summary>
    private void Finish(MuxUpload upload)
    {
        var bytes = library.FileOf(upload.Id);
        if (new FileInfo(bytes).Length == 0)
        {
            File.Delete(bytes);
            var error = new MuxError("invalid_input", ["The uploaded file is empty"]);
            library.EndUpload(
                upload.Id,
                "errored",
                waiting => waiting with { Status = UploadStatus.Errored, Error = error }
            );
            return;
        }

        var asset = store.Change(_ =>
        {
            Open(upload.Token);
            var settings = upload.Settings with { Test = upload.Test || upload.Settings.Test == true };
            var made = library.AddAsset(
                environments.Get(upload.EnvironmentId),
                settings,
                added => added with { UploadId = upload.Id }
            );
            File.Move(bytes, library.FileOf(made.Id), overwrite: true);
            library.EndUpload(
                upload.Id,
                "asset_created",
                waiting => waiting with { Status = UploadStatus.AssetCreated, AssetId = made.Id }
            );
            return made;
        });
        processor.Accept(asset.Id);
    }
}
