using System.Buffers;

namespace StreamHub.VendorSandbox.Uploads;

/// <summary>Reads a file in pieces and holds one of them at a time.</summary>
internal static class UploadPieces
{
    /// <param name="take">Given whole pieces, and at the end what is left.</param>
    public static async Task ReadAsync(
        Stream file,
        Func<ReadOnlyMemory<byte>, Task> take,
        CancellationToken cancellation
    )
    {
        var rented = ArrayPool<byte>.Shared.Rent(PieceHash.PieceSize);
        try
        {
            var buffer = rented.AsMemory(0, PieceHash.PieceSize);
            int read;
            while (
                (read = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation)) > 0
            )
            {
                await take(buffer[..read]);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public static async Task SkipAsync(Stream file, long count, CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        while (count > 0)
        {
            var part = buffer.AsMemory(0, (int)Math.Min(count, buffer.Length));
            await file.ReadExactlyAsync(part, cancellation);
            count -= part.Length;
        }
    }
}
