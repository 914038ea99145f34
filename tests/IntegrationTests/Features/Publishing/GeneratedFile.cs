using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.VendorSandbox.Uploads;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>A file of any length that lies nowhere: its bytes are made as they are read.</summary>
internal sealed class GeneratedFile(long length, string contentType = "video/mp4")
{
    private const byte Stride = 31;

    /// <summary>Of the file as it is opened.</summary>
    public long Length { get; set; } = length;

    /// <summary>Where it was opened, each time.</summary>
    public List<long> Opened { get; } = [];

    /// <summary>Done once, when this many bytes were read.</summary>
    public (long At, Func<CancellationToken, Task> Act)? Event { get; set; }

    public Task<Result<Asset>> OpenAsync(long offset, CancellationToken cancellationToken)
    {
        Opened.Add(offset);
        return Task.FromResult<Result<Asset>>(new Asset(NewStream(offset), Length, contentType, version: null));
    }

    public Task<byte[]> HashAsync() => PieceHash.OfAsync(NewStream(0));

    private Content NewStream(long offset) => new(this) { Position = offset };

    private async Task MeetAsync(long position, CancellationToken cancellationToken)
    {
        if (Event is { } happening && position >= happening.At)
        {
            Event = null;
            await happening.Act(cancellationToken);
        }
    }

    private sealed class Content(GeneratedFile file) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => file.Length;

        public override long Position { get; set; }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            await file.MeetAsync(Position, cancellationToken);
            var count = (int)Math.Min(buffer.Length, file.Length - Position);
            Fill(buffer.Span[..count]);
            Position += count;
            return count;
        }

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        // Different in each place that matters, so that bytes in the wrong order are noticed.
        private void Fill(Span<byte> bytes)
        {
            for (var at = 0; at < bytes.Length; at++)
            {
                var position = Position + at;
                bytes[at] = (byte)((position * Stride) ^ (position >> 12));
            }
        }
    }
}
