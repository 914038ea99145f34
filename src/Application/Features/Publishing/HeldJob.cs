using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>The job is not this worker's any more: somebody took it over, or it was called off.</summary>
public sealed class JobLostException() : OperationCanceledException("The job is somebody else's by now.");

/// <summary>
/// A job that this worker holds. Each change is a short transaction of its own, on the job as it is then and under the fence
/// of this claim; nothing is held open while a file travels.
/// </summary>
public sealed class HeldJob(PublishingJob job, IRepository<PublishingJob> jobs, IUnitOfWork unitOfWork) : IDisposable
{
    private const int MaxTries = 10;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _lost = new();

    /// <summary>As it was when it was claimed.</summary>
    public PublishingJob Job { get; } = job;

    public int Fence { get; } = job.Fence;

    public bool IsLost => _lost.IsCancellationRequested;

    /// <summary>Cancelled when the job is somebody else's: not another byte is to be sent.</summary>
    public CancellationToken Lost => _lost.Token;

    public void Dispose()
    {
        _turn.Dispose();
        _lost.Dispose();
    }

    /// <exception cref="JobLostException">The fence is another's; nothing was changed.</exception>
    public Task ChangeAsync(Func<PublishingJob, Result> change, CancellationToken cancellationToken) =>
        ChangeAsync(current => Task.FromResult(change(current)), cancellationToken);

    /// <exception cref="JobLostException">The fence is another's; nothing was changed.</exception>
    public Task ChangeAsync(Func<PublishingJob, Task<Result>> change, CancellationToken cancellationToken) =>
        AloneAsync(
            async () =>
            {
                for (var attempt = 1; !await TryChangeAsync(change, cancellationToken); attempt++)
                {
                    if (attempt == MaxTries)
                    {
                        throw new InvalidOperationException(
                            "The job changes faster than its worker can store what it did."
                        );
                    }
                }

                return true;
            },
            cancellationToken
        );

    /// <summary>Uses what this scope shares, while none of the job's changes does.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (IsLost)
        {
            throw new JobLostException();
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task LoseAsync() => _lost.CancelAsync();

    private async Task<bool> TryChangeAsync(
        Func<PublishingJob, Task<Result>> change,
        CancellationToken cancellationToken
    )
    {
        unitOfWork.Reset();
        var current = await jobs.GetAsync(Job.Id, cancellationToken);
        if (current is null || await change(current) is { IsSuccess: false })
        {
            unitOfWork.Reset();
            await LoseAsync();
            throw new JobLostException();
        }

        var refusal = await unitOfWork.SaveChangesAsync(cancellationToken);
        return refusal is null || (ConcurrencyErrors.IsLostRace(refusal) ? false : throw NotStored(refusal));
    }

    private static InvalidOperationException NotStored(Error refusal) =>
        new($"A job's step was refused: {refusal.Code}.");
}
