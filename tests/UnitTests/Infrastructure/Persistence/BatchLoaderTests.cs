using System.Diagnostics;
using System.Threading.Channels;
using Shouldly;
using StreamHub.Infrastructure.Persistence;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Persistence;

public class BatchLoaderTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly Channel<Query> _queries = Channel.CreateUnbounded<Query>();
    private readonly BatchLoader<int, string> _loader;

    public BatchLoaderTests() =>
        _loader = new BatchLoader<int, string>(keys =>
        {
            var query = new Query([.. keys], Activity.Current);
            _queries.Writer.TryWrite(query);
            return query.Answer.Task;
        });

    [Fact]
    public async Task Questions_that_come_while_queries_run_share_the_next_one()
    {
        var (first, second) = await OccupyAsync();
        var asked = new[] { 3, 4, 5 }.Select(key => _loader.LoadAsync(key, Never)).ToList();

        first.Succeed();
        var shared = await _queries.Reader.ReadAsync(Never);
        shared.Succeed();

        shared.Keys.ShouldBe([3, 4, 5]);
        (await Task.WhenAll(asked)).ShouldBe(["3", "4", "5"]);
        second.Succeed();
    }

    [Fact]
    public async Task What_is_asked_twice_is_looked_up_once()
    {
        var (first, _) = await OccupyAsync();
        var asked = new[] { 3, 3, 3 }.Select(key => _loader.LoadAsync(key, Never)).ToList();

        first.Succeed();
        var shared = await _queries.Reader.ReadAsync(Never);
        shared.Succeed();

        shared.Keys.ShouldBe([3]);
        (await Task.WhenAll(asked)).ShouldBe(["3", "3", "3"]);
    }

    [Fact]
    public async Task An_answer_is_from_a_query_that_began_after_its_question()
    {
        var (first, _) = await OccupyAsync();
        var later = _loader.LoadAsync(1, Never);

        first.Succeed();
        var fresh = await _queries.Reader.ReadAsync(Never);
        later.IsCompleted.ShouldBeFalse();
        fresh.Answer.SetResult(new() { [1] = "changed meanwhile" });

        (await later).ShouldBe("changed meanwhile");
    }

    [Fact]
    public async Task A_query_that_fails_fails_its_own_questions_only()
    {
        var (first, second) = await OccupyAsync();
        var failing = new[] { 3, 4 }.Select(key => _loader.LoadAsync(key, Never)).ToList();
        first.Succeed();
        var broken = await _queries.Reader.ReadAsync(Never);
        var next = _loader.LoadAsync(5, Never);

        broken.Answer.SetException(new TimeoutException());
        var later = await _queries.Reader.ReadAsync(Never);
        later.Succeed();
        second.Succeed();

        broken.Keys.ShouldBe([3, 4]);
        foreach (var asked in failing)
        {
            await Should.ThrowAsync<TimeoutException>(() => asked);
        }

        (await next).ShouldBe("5");
    }

    [Fact]
    public async Task A_query_that_can_not_begin_fails_its_questions()
    {
        var loader = new BatchLoader<int, string>(_ => throw new TimeoutException());

        await Should.ThrowAsync<TimeoutException>(() => loader.LoadAsync(1, Never));
        await Should.ThrowAsync<TimeoutException>(() => loader.LoadAsync(2, Never));
        await Should.ThrowAsync<TimeoutException>(() => loader.LoadAsync(3, Never));
    }

    [Fact]
    public async Task Who_gives_up_takes_nothing_from_the_others()
    {
        var (first, second) = await OccupyAsync();
        using var impatient = new CancellationTokenSource();
        var given = _loader.LoadAsync(3, impatient.Token);
        var patient = _loader.LoadAsync(4, Never);

        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => given);
        first.Succeed();
        (await _queries.Reader.ReadAsync(Never)).Succeed();

        (await patient).ShouldBe("4");
        second.Succeed();
    }

    [Fact]
    public async Task What_nobody_has_is_answered_with_nothing()
    {
        var asked = _loader.LoadAsync(1, Never);

        (await _queries.Reader.ReadAsync(Never)).Answer.SetResult([]);

        (await asked).ShouldBeNull();
    }

    [Fact]
    public async Task More_questions_than_a_query_takes_are_asked_in_several()
    {
        var (first, second) = await OccupyAsync();
        var asked = Enumerable.Range(1000, 300).Select(key => _loader.LoadAsync(key, Never)).ToList();

        first.Succeed();
        var full = await _queries.Reader.ReadAsync(Never);
        second.Succeed();
        var rest = await _queries.Reader.ReadAsync(Never);
        full.Succeed();
        rest.Succeed();

        full.Keys.Length.ShouldBe(256);
        rest.Keys.Length.ShouldBe(44);
        (await Task.WhenAll(asked)).ShouldBe(Enumerable.Range(1000, 300).Select(key => $"{key}"));
    }

    [Fact]
    public async Task A_query_belongs_to_the_trace_of_its_first_question()
    {
        using var activity = new Activity("a request").Start();
        var asked = _loader.LoadAsync(1, Never);

        var query = await _queries.Reader.ReadAsync(Never);
        query.Succeed();

        query.Activity.ShouldBe(activity);
        Activity.Current.ShouldBe(activity);
        await asked;
    }

    // Two queries run at once: with both begun, and not answered, what is asked has to wait.
    private async Task<(Query First, Query Second)> OccupyAsync()
    {
        _ = _loader.LoadAsync(1, Never);
        var first = await _queries.Reader.ReadAsync(Never);
        _ = _loader.LoadAsync(2, Never);
        return (first, await _queries.Reader.ReadAsync(Never));
    }

    private sealed record Query(int[] Keys, Activity? Activity)
    {
        public TaskCompletionSource<Dictionary<int, string>> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Succeed() => Answer.SetResult(Keys.ToDictionary(key => key, key => $"{key}"));
    }
}
