using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Domain.Library;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Library;

public class PlaylistTests
{
    private static readonly Guid[] Videos = [.. Enumerable.Range(1, 6).Select(_ => Guid.NewGuid())];

    private readonly Playlist _playlist = Create();

    [Fact]
    public void It_has_the_order_of_a_list_whatever_is_put_moved_and_removed() =>
        Prop.ForAll(
                Gen.Choose(0, Videos.Length - 1)
                    .SelectMany(video => Gen.Choose(-2, Videos.Length).Select(position => (video, position)))
                    .ArrayOf(60)
                    .ToArbitrary(),
                steps =>
                {
                    var playlist = Create();
                    var expected = new List<Guid>();
                    foreach (var (video, position) in steps)
                    {
                        expected.Remove(Videos[video]);
                        if (position == -2)
                        {
                            playlist.Remove(Videos[video], Moments.Noon);
                            continue;
                        }

                        playlist.Put(Videos[video], position < 0 ? null : position, Moments.Noon);
                        expected.Insert(
                            position < 0 ? expected.Count : Math.Min(position, expected.Count),
                            Videos[video]
                        );
                    }

                    return Order(playlist).SequenceEqual(expected);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void There_is_always_room_between_two_neighbours()
    {
        _playlist.Put(Videos[0], position: null, Moments.Noon);
        _playlist.Put(Videos[1], position: null, Moments.Noon);

        for (var i = 0; i < 100; i++)
        {
            var between = Videos[2 + (i % 2)];
            _playlist.Put(between, position: 1, Moments.Noon).IsSuccess.ShouldBeTrue();
            Order(_playlist)[1].ShouldBe(between);
        }

        _playlist.Items.Select(item => item.Rank).ShouldBeUnique();
    }

    [Fact]
    public void A_full_one_takes_no_more_but_still_moves()
    {
        for (var i = 0; i < Playlist.MaxVideos; i++)
        {
            _playlist.Put(i == 0 ? Videos[0] : Guid.NewGuid(), position: null, Moments.Noon);
        }

        _playlist.Put(Videos[1], position: 0, Moments.Noon).Error.ShouldBe(PlaylistErrors.Full);
        _playlist.Put(Videos[0], position: null, Moments.Noon).IsSuccess.ShouldBeTrue();
        Order(_playlist)[^1].ShouldBe(Videos[0]);
    }

    [Fact]
    public void Each_change_of_the_order_counts_as_one_of_the_playlist()
    {
        _playlist.Put(Videos[0], position: null, Moments.Noon);
        var version = _playlist.Version;

        _playlist.Put(Videos[0], position: 0, Moments.Noon);

        _playlist.Version.ShouldBe(version + 1);
    }

    private static Playlist Create() =>
        Playlist.Create(Guid.NewGuid(), Guid.NewGuid(), " Evenings ", description: null, isPublic: false, Moments.Noon);

    private static List<Guid> Order(Playlist playlist) =>
        [.. playlist.Items.OrderBy(item => item.Rank).Select(item => item.VideoId)];
}
