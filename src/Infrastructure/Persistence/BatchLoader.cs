using System.Threading.Channels;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Answers many questions that come at the same time with one query. Each answer is from a query that began after its
/// question came, so nothing is ever stale; it is shared work, not a cache.
/// </summary>
internal sealed class BatchLoader<TKey, TValue> : IDisposable
    where TKey : notnull
{
    private const int MaxBatch = 256;
    private const int QueriesAtOnce = 2;

    private readonly Channel<Question> _questions = Channel.CreateUnbounded<Question>();
    private readonly SemaphoreSlim _turns = new(QueriesAtOnce);
    private readonly Func<IReadOnlyCollection<TKey>, Task<Dictionary<TKey, TValue>>> _load;

    public BatchLoader(Func<IReadOnlyCollection<TKey>, Task<Dictionary<TKey, TValue>>> load) => _load = load;

    /// <returns>The default value for a key that has none.</returns>
    public async Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken)
    {
        var question = new Question(key);
        _questions.Writer.TryWrite(question);
        await _turns.WaitAsync(cancellationToken);
        try
        {
            // Whoever gets the turn answers everybody who waits, unless that has been done meanwhile.
            if (!question.Answer.Task.IsCompleted)
            {
                await AnswerAsync(TakeBatch());
            }
        }
        finally
        {
            _turns.Release();
        }

        return await question.Answer.Task.WaitAsync(cancellationToken);
    }

    public void Dispose() => _turns.Dispose();

    private List<Question> TakeBatch()
    {
        var batch = new List<Question>();
        while (batch.Count < MaxBatch && _questions.Reader.TryRead(out var question))
        {
            batch.Add(question);
        }

        return batch;
    }

    private async Task AnswerAsync(List<Question> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            var values = await _load([.. batch.Select(question => question.Key).Distinct()]);
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

    private sealed record Question(TKey Key)
    {
        public TaskCompletionSource<TValue?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
