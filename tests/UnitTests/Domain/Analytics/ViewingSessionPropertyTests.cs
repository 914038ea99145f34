using FsCheck;
using FsCheck.Fluent;
using StreamHub.Domain.Analytics;
using StreamHub.UnitTests.Common;
using Xunit;
using static StreamHub.UnitTests.Domain.Analytics.Viewings;

namespace StreamHub.UnitTests.Domain.Analytics;

/// <summary>What holds of the figures whatever players send, in whatever order it comes.</summary>
public class ViewingSessionPropertyTests
{
    private static readonly Gen<Heard> Anything =
        from kind in Gen.Elements(Enum.GetValues<BeaconKind>())
        from at in Gen.Choose(0, 120_000)
        from begin in Gen.Choose(0, 90_000)
        from length in Gen.Choose(0, 90_000)
        from country in Gen.Elements("DE", "FR", null)
        from device in Gen.Elements(DeviceClass.Desktop, DeviceClass.Mobile)
        from knowsLength in Gen.Elements(true, true, false)
        select new Heard(
            new Beacon(kind, Moments.Noon.AddMilliseconds(at), new WatchedRange(begin, begin + length)),
            new Viewership(country, device),
            knowsLength
        );

    private static readonly Gen<Heard[]> Some = Anything.NonEmptyListOf().Select(list => list.ToArray());

    /// <summary>Beacons, and the same again: shuffled, some of them several times, and told by other requests.</summary>
    private static readonly Gen<(Heard[] Once, Heard[][] Again)> Repetitions =
        from once in Some
        from extra in Gen.Elements(once).ListOf()
        from shuffled in Gen.Shuffle(once.Concat(extra).ToArray())
        from size in Gen.Choose(1, once.Length)
        select (once, shuffled.Chunk(size).ToArray());

    [Fact]
    public void Order_repetition_and_grouping_change_nothing() =>
        Prop.ForAll(
                Repetitions.ToArbitrary(),
                sent => Figures(Together(sent.Once.Select(Alone))) == Figures(Together(sent.Again.Select(One)))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Taking_in_what_is_known_already_changes_nothing() =>
        Prop.ForAll(
                Some.ToArbitrary(),
                heard =>
                {
                    var session = One(heard);
                    var before = Figures(session);
                    session.Merge(One(heard));
                    return Figures(session) == before;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_counted_for_more_than_there_is_or_than_time_went_by() =>
        Prop.ForAll(
                Some.ToArbitrary(),
                heard =>
                {
                    var session = One(heard);
                    var room =
                        (session.HeardAt - session.StartedAt) * ViewingSession.MaxSpeed + ViewingSession.Tolerance;
                    return session.WatchedSeconds >= 0
                        && session.WatchedSeconds <= (session.DurationSeconds ?? SecondSet.MaxSeconds)
                        && session.WatchedSeconds <= room.TotalSeconds
                        && session.CompletionPermille is null or (>= 0 and <= 1000);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Hearing_more_never_takes_away_from_what_was_watched() =>
        Prop.ForAll(
                Some.Two().ToArbitrary(),
                heard =>
                {
                    var (first, second) = heard;
                    var session = One([.. first.Select(one => one with { KnowsLength = true })]);
                    var before = session.WatchedSeconds;
                    session.Merge(One(second));
                    return session.WatchedSeconds >= before;
                }
            )
            .QuickCheckThrowOnFailure();

    private static ViewingSession Together(IEnumerable<ViewingSession> parts) =>
        parts.Aggregate(
            (whole, part) =>
            {
                whole.Merge(part);
                return whole;
            }
        );

    private static ViewingSession One(Heard[] heard) => Together(heard.Select(Alone));

    private static ViewingSession Alone(Heard heard) =>
        ViewingSession.Of(
            heard.KnowsLength ? Pass : Pass with { DurationSeconds = null },
            SessionId,
            heard.From,
            [heard.Beacon]
        );

    private static string Figures(ViewingSession session) =>
        string.Join(
            ' ',
            session.Day,
            session.StartedAt.Ticks,
            session.HeardAt.Ticks,
            session.DurationSeconds,
            session.WatchedSeconds,
            session.CompletionPermille,
            session.IsCompleted,
            session.Country,
            session.Device,
            Convert.ToHexString(session.Watched.ToBytes())
        );

    private sealed record Heard(Beacon Beacon, Viewership From, bool KnowsLength);
}
