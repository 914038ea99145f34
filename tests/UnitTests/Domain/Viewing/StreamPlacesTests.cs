using Shouldly;
using StreamHub.Domain.Viewing;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Viewing;

public class StreamPlacesTests
{
    private static readonly StreamRequest Request = new(
        StreamId: null,
        OrganizationId: Guid.NewGuid(),
        UserId: Guid.NewGuid(),
        VideoId: Guid.NewGuid(),
        Allowed: 2
    );

    [Fact]
    public void Each_stream_gets_the_lowest_free_slot_until_the_plan_is_full()
    {
        var places = Places();

        Take(places, Request).Slot.ShouldBe(1);
        Take(places, Request).Slot.ShouldBe(2);
        places.Take(Request).ShouldBe(new StreamTaking(Stream: null, Running: 2));
        places.Changed.Count.ShouldBe(2);
    }

    [Fact]
    public void A_stream_holds_its_slot_for_the_lease_and_no_longer()
    {
        var stream = Take(Places(), Request);
        stream.EndsAt.ShouldBe(Moments.Noon + PlaybackStream.Lease);
        var only = Request with { Allowed = 1 };

        PlacesAt(stream.EndsAt - Moments.Tick, stream).Take(only).Stream.ShouldBeNull();
        var next = Take(PlacesAt(stream.EndsAt, stream), only);

        next.Slot.ShouldBe(stream.Slot);
        next.Id.ShouldNotBe(stream.Id);
    }

    [Fact]
    public void A_stream_goes_on_with_another_video_in_its_slot()
    {
        var stream = Take(Places(), Request);
        var later = Moments.Noon.AddSeconds(10);
        var asked = Request with { StreamId = stream.Id, VideoId = Guid.NewGuid(), Allowed = 1 };

        var next = Take(PlacesAt(later, stream), asked);

        (next.Id, next.Slot, next.StartedAt).ShouldBe((stream.Id, stream.Slot, stream.StartedAt));
        (next.VideoId, next.HeardAt, next.EndsAt).ShouldBe((asked.VideoId, later, later + PlaybackStream.Lease));
    }

    [Theory]
    [InlineData(24, false)]
    [InlineData(25, true)]
    public void A_lease_is_renewed_when_a_third_of_it_is_gone(int seconds, bool isRenewed)
    {
        var stream = Take(Places(), Request);
        var places = PlacesAt(Moments.Noon.AddSeconds(seconds), stream);

        Take(places, Request with { StreamId = stream.Id })
            .EndsAt.ShouldBe(isRenewed ? Moments.Noon.AddSeconds(seconds) + PlaybackStream.Lease : stream.EndsAt);

        places.Changed.Count.ShouldBe(isRenewed ? 1 : 0);
    }

    [Fact]
    public void A_stream_that_was_silent_goes_on_while_nobody_took_its_place()
    {
        var silent = Take(Places(), Request);
        var later = silent.EndsAt.AddMinutes(5);
        var goesOn = Request with { StreamId = silent.Id, Allowed = 1 };

        Take(PlacesAt(later, silent), goesOn).Id.ShouldBe(silent.Id);

        var other = Take(PlacesAt(later, silent), Request with { Allowed = 1 });
        PlacesAt(later, other).Take(goesOn).Stream.ShouldBeNull();
    }

    [Fact]
    public void Nobody_goes_on_in_the_stream_of_another_person_or_organization()
    {
        var stream = Take(Places(), Request);
        var goesOn = Request with { StreamId = stream.Id };

        Take(Places(stream), goesOn with { UserId = Guid.NewGuid() }).Slot.ShouldBe(2);
        Take(Places(stream), goesOn with { OrganizationId = Guid.NewGuid() }).Id.ShouldNotBe(stream.Id);
    }

    [Fact]
    public void A_stream_that_is_not_known_begins_anew() =>
        Take(Places(), Request with { StreamId = Guid.NewGuid() }).Slot.ShouldBe(1);

    [Fact]
    public void Without_a_limit_each_stream_has_a_slot_of_its_own_below_zero()
    {
        var unlimited = Request with { Allowed = null };
        var places = Places();

        var slots = Enumerable.Range(0, 100).Select(_ => Take(places, unlimited).Slot).ToList();

        slots.ShouldAllBe(slot => slot < 0);
        slots.ShouldBeUnique();
    }

    [Fact]
    public void What_a_larger_plan_let_in_counts_against_a_smaller_one()
    {
        var large = Request with { Allowed = null };
        var places = Places();
        var (one, two) = (Take(places, large), Take(places, large));

        Places(one, two).Take(Request).ShouldBe(new StreamTaking(Stream: null, Running: 2));
        Places(one, two).Take(Request with { StreamId = one.Id }).Stream.ShouldBeNull();
        Take(Places(one), Request).Slot.ShouldBe(1);
    }

    private static StreamPlaces Places(params PlaybackStream[] known) => PlacesAt(Moments.Noon, known);

    private static StreamPlaces PlacesAt(DateTimeOffset now, params PlaybackStream[] known) => new(known, now);

    private static PlaybackStream Take(StreamPlaces places, StreamRequest request) =>
        places.Take(request).Stream.ShouldNotBeNull();
}
