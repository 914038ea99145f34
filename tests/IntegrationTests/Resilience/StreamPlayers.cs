using Shouldly;
using StreamHub.IntegrationTests.Harness;
using static StreamHub.IntegrationTests.Harness.StreamSteps;

namespace StreamHub.IntegrationTests.Resilience;

/// <summary>Players that start and end streams of one plan all the time, and count what they hold.</summary>
/// <param name="held">Streams of the same plan that somebody else holds meanwhile.</param>
internal sealed class StreamPlayers(Guid video, int held)
{
    private readonly Lock _counting = new();
    private int _held = held;
    private int _started;
    private volatile bool _closed;

    /// <summary>How many streams were held at the same time, of which the server had said yes.</summary>
    public int MostAtOnce { get; private set; } = held;

    /// <summary>Plays until the server is gone or this is closed.</summary>
    public Task PlayAsync(User viewer, int players) =>
        Task.WhenAll(Enumerable.Range(0, players).Select(_ => PlayAsync(viewer)));

    public Task StartedAsync(int more)
    {
        var goal = Volatile.Read(ref _started) + more;
        return Eventually.HoldsAsync(
            () => Task.FromResult(Volatile.Read(ref _started) >= goal),
            $"{more} more streams to start"
        );
    }

    /// <summary>Nobody starts another stream; who holds one ends it.</summary>
    public void Close() => _closed = true;

    private async Task PlayAsync(User viewer)
    {
        try
        {
            while (!_closed)
            {
                var answer = await viewer.StartPlaybackAsync(video);
                if (answer.Status != 200)
                {
                    answer.ShouldBeProblem(409, "plan_limit_reached");
                    continue;
                }

                Count(1);
                var stream = answer.Id("streamId");
                (await viewer.StartPlaybackAsync(video, stream)).ShouldBe(200).Id("streamId").ShouldBe(stream);

                // It may be over as soon as this is sent, whether an answer comes or not.
                Count(-1);
                (await viewer.Api.DeleteAsync($"{Streams}/{stream}")).ShouldBe(204);
            }
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException) { }
    }

    private void Count(int change)
    {
        lock (_counting)
        {
            _held += change;
            _started += Math.Max(change, 0);
            MostAtOnce = Math.Max(MostAtOnce, _held);
        }
    }
}
