using System.Buffers;
using System.Net;
using System.Runtime.ExceptionServices;

namespace StreamHub.Infrastructure.Channels;

/// <summary>
/// The next bytes of a file as a request's body: read as they are sent, through one buffer, and once. A body that was broken
/// off leaves its source wherever it stood.
/// </summary>
/// <param name="length">In bytes.</param>
/// <param name="report">Told how many of them went out so far; what it throws ends the request and goes to the caller.</param>
internal sealed class FileBody(Stream source, long length, Func<long, CancellationToken, Task> report) : HttpContent
{
    /// <summary>Bytes of a step. Each has to get through within the time that an upload may stand still.</summary>
    public const int StepSize = 128 * 1024;

    /// <summary>Called after each step.</summary>
    public Action? OnStep { get; set; }

    /// <summary>Whether it waits for the source, or the source has failed.</summary>
    public bool IsAtSource { get; private set; }

    /// <summary>What <c>report</c> has thrown.</summary>
    public ExceptionDispatchInfo? ReportFailure { get; private set; }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(StepSize);
        try
        {
            for (var sent = 0L; sent < length; )
            {
                var step = buffer.AsMemory(0, (int)Math.Min(StepSize, length - sent));
                IsAtSource = true;
                await source.ReadExactlyAsync(step, cancellationToken);
                IsAtSource = false;
                await stream.WriteAsync(step, cancellationToken);
                sent += step.Length;
                OnStep?.Invoke();
                await ReportAsync(sent, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task ReportAsync(long sent, CancellationToken cancellationToken)
    {
        try
        {
            await report(sent, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            ReportFailure = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
    }
}
