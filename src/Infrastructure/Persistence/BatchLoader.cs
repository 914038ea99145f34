using System.Diagnostics;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Answers many questions that come at the same time with one query. Each answer is from a query that began after its
/// question came, so nothing is ever stale; it is shared work, not a cache. A query that fails fails the questions that
/// it was to answer, and no others. Who gives up waiting takes nothing from the others.
/// </summary>
internal sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyCollection<TKey>, Task<Dictionary<TKey, TValue>>> load)
    where TKey : notnull
{
    private const int MaxBatch = 256;

    // While one query runs, another can begin; more at once would only make each batch smaller.
    private const int QueriesAtOnce = 2;

    private readonly Lock _gate = new();
    private readonly Queue<Question> _waiting = new();
    private int _running;

    /// <returns>The default value for a key that has none.</returns>
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken)
    {
        var question = new Question(key, Activity.Current);
        if (Enqueue(question))
        {
            // Not here and now: whoever else is about to ask gets the time to, and nobody's context is kept.
            ThreadPool.UnsafeQueueUserWorkItem(static loader => _ = loader.RunAsync(), this, preferLocal: false);
        }

        return question.Answer.Task.WaitAsync(cancellationToken);
    }

    private bool Enqueue(Question question)
    {
        lock (_gate)
        {
            _waiting.Enqueue(question);
            if (_running == QueriesAtOnce)
            {
                return false;
            }

            _running++;
            return true;
        }
    }

    private async Task RunAsync()
    {
        while (TakeBatch() is { Count: > 0 } batch)
        {
            await AnswerAsync(batch);
        }
    }

    // Empty, it is the runner's last: whoever asks next starts another.
    private List<Question> TakeBatch()
    {
        lock (_gate)
        {
            var batch = new List<Question>(Math.Min(_waiting.Count, MaxBatch));
            while (batch.Count < MaxBatch && _waiting.TryDequeue(out var question))
            {
                batch.Add(question);
            }

            if (batch.Count == 0)
            {
                _running--;
            }

            return batch;
        }
    }

    private async Task AnswerAsync(List<Question> batch)
    {
        // The query belongs to one trace: that of the question that waited longest.
        Activity.Current = batch[0].Activity;
        try
        {
            var values = await load([.. batch.Select(question => question.Key).Distinct()]);
            foreach (var question in batch)
            {
                question.Answer.SetResult(values.GetValueOrDefault(question.Key));
            }
        }
        catch (Exception exception)
        {
            foreach (var question in batch)
            {
                question.Answer.TrySetException(exception);
            }
        }
    }

    private sealed record Question(TKey Key, Activity? Activity)
    {
        public TaskCompletionSource<TValue?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
