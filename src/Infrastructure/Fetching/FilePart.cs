using System.Net;
using StreamHub.Domain.Storage;

namespace StreamHub.Infrastructure.Fetching;

/// <summary>
/// A file, or a range of it, while it comes: no more than was announced, no less without an error, and never waited for
/// without end.
/// </summary>
internal sealed class FilePart : ReadOnlyStream
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _content;
    private readonly TimeSpan _stallTimeout;
    private readonly CancellationTokenSource _deadline;
    private ReadOnlyMemory<byte> _head;
    private long _left;

    private FilePart(HttpResponseMessage response, Stream content, long totalLength, FetchingOptions options)
    {
        _response = response;
        _content = content;
        _left = response.Content.Headers.ContentLength!.Value;
        _stallTimeout = options.StallTimeout;
        _deadline = new CancellationTokenSource(options.MaxDuration);
        TotalLength = totalLength;
        From = response.Content.Headers.ContentRange?.From ?? 0;
        Version = response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null;
    }

    public bool IsRange => _response.StatusCode == HttpStatusCode.PartialContent;

    /// <summary>Of the whole file.</summary>
    public long TotalLength { get; }

    public string? Version { get; }

    private long From { get; }

    /// <returns><c>null</c> for every answer that is no file whose length is known, as it is.</returns>
    public static async Task<FilePart?> ReadAsync(
        HttpResponseMessage response,
        FetchingOptions options,
        CancellationToken cancellationToken
    )
    {
        if (TotalLengthOf(response) is { } length)
        {
            var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            return new FilePart(response, content, length, options);
        }

        response.Dispose();
        return null;
    }

    public bool IsPartOfSame(FilePart other, long from) =>
        From == from && TotalLength == other.TotalLength && Version == other.Version;

    /// <summary>Looks at the first bytes, which are read again afterwards.</summary>
    /// <returns><c>null</c> where it is nothing that we know.</returns>
    public async Task<string?> ReadTypeAsync(CancellationToken cancellationToken)
    {
        var head = new byte[(int)Math.Min(FileSignature.HeadLength, _left)];
        await this.ReadExactlyAsync(head, cancellationToken);
        _head = head;
        _left += head.Length;
        return FileSignature.TypeOf(head);
    }

    public async Task SkipAsync(long count, CancellationToken cancellationToken)
    {
        var passed = new byte[64 * 1024];
        while (count > 0)
        {
            var size = (int)Math.Min(count, passed.Length);
            await this.ReadExactlyAsync(passed.AsMemory(0, size), cancellationToken);
            count -= size;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0 || buffer.Length == 0)
        {
            return 0;
        }

        var read = _head.IsEmpty ? await ReceiveAsync(buffer, cancellationToken) : TakeHead(buffer.Span);
        _left -= read;
        return read;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _content.DisposeAsync();
        _response.Dispose();
        _deadline.Dispose();
    }

    private int TakeHead(Span<byte> buffer)
    {
        var size = Math.Min(buffer.Length, _head.Length);
        _head.Span[..size].CopyTo(buffer);
        _head = _head[size..];
        return size;
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _deadline.Token);
        patience.CancelAfter(_stallTimeout);
        try
        {
            var size = (int)Math.Min(buffer.Length, _left);
            var read = await _content.ReadAsync(buffer[..size], patience.Token);
            return read > 0 ? read : throw new EndOfStreamException("The file broke off.");
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The file came too slowly.", late);
        }
    }

    private static long? TotalLengthOf(HttpResponseMessage response)
    {
        var headers = response.Content.Headers;
        if (headers.ContentLength is not { } length || headers.ContentEncoding.Any(IsPacked))
        {
            return null;
        }

        return response.StatusCode switch
        {
            HttpStatusCode.OK => length,
            HttpStatusCode.PartialContent
                when headers.ContentRange is { From: { } from, To: { } to, Length: { } total }
                    && to - from + 1 == length => total,
            _ => null,
        };
    }

    // What is small when it comes may be endless when it is unpacked.
    private static bool IsPacked(string encoding) => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);
}
