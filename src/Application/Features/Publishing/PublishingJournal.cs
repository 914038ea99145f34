using StreamHub.Application.Ports;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>How far an upload has come, in bytes.</summary>
/// <param name="Total"><c>null</c> until it is known.</param>
public sealed record PublishingProgress(long Sent, long? Total);

/// <summary>What a publisher remembers of a held job.</summary>
public sealed class PublishingJournal(HeldJob held, PublishingVault vault) : IPublishingJournal
{
    private volatile PublishingProgress _progress = new(held.Job.BytesSent, held.Job.BytesTotal);

    public string? Session { get; private set; } = vault.Open(held.Job);

    public bool MayHavePosted { get; private set; } = held.Job.MayHavePosted;

    /// <summary>Which content the file had when it was opened first.</summary>
    public string? AssetVersion { get; set; } = held.Job.AssetVersion;

    /// <summary>Stored from time to time, by who renews the lease.</summary>
    public PublishingProgress Progress => _progress;

    public async Task SaveSessionAsync(string? session, CancellationToken cancellationToken)
    {
        var sealedSession = session is null ? null : vault.Seal(held.Job.Id, session);
        await held.ChangeAsync(job => job.KeepSession(held.Fence, sealedSession, AssetVersion), cancellationToken);
        Session = session;
    }

    public async Task AboutToPostAsync(CancellationToken cancellationToken)
    {
        await held.ChangeAsync(job => job.AboutToPost(held.Fence), cancellationToken);
        MayHavePosted = true;
    }

    public Task ReportAsync(long bytesSent, long bytesTotal, CancellationToken cancellationToken)
    {
        _progress = new PublishingProgress(bytesSent, bytesTotal);
        return held.IsLost ? throw new JobLostException() : Task.CompletedTask;
    }
}
