using StreamHub.Application.Ports;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>A journal that outlives the runs of one test.</summary>
internal sealed class MemoryJournal : IPublishingJournal
{
    public string? Session { get; set; }

    public bool MayHavePosted { get; set; }

    /// <summary>Bytes that were reported, in the order of the reports.</summary>
    public List<long> Reports { get; } = [];

    /// <summary>The worker dies as soon as the session is stored.</summary>
    public bool DiesWithSession { get; set; }

    /// <summary>The worker loses its job as soon as so much is sent.</summary>
    public long? LosesJobAt { get; set; }

    public Task SaveSessionAsync(string? session, CancellationToken cancellationToken)
    {
        Session = session;
        return DiesWithSession ? throw new WorkerDiedException() : Task.CompletedTask;
    }

    public Task AboutToPostAsync(CancellationToken cancellationToken)
    {
        MayHavePosted = true;
        return Task.CompletedTask;
    }

    public Task ReportAsync(long bytesSent, long bytesTotal, CancellationToken cancellationToken)
    {
        Reports.Add(bytesSent);
        return bytesSent >= LosesJobAt ? throw new WorkerDiedException() : Task.CompletedTask;
    }
}

internal sealed class WorkerDiedException() : Exception("The worker is gone.");
