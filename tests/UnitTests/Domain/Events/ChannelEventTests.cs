using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Events;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Events;

public class ChannelEventTests
{
    private static readonly Guid Owner = Guid.NewGuid();

    private readonly Channel _channel = Channel.Create(
        Guid.NewGuid(),
        Guid.NewGuid(),
        Platform.Spotify,
        "https://open.spotify.com/show/1",
        "Evenings",
        Moments.Noon
    );

    [Fact]
    public void One_that_was_only_made_is_no_news() => _channel.HasEvents().ShouldBeFalse();

    [Fact]
    public void Each_change_of_its_state_is_told_with_whose_doing_it_is()
    {
        _channel.Connect(Owner, displayName: null, Moments.Noon);
        _channel.LoseConsent(Moments.Noon);
        _channel.Disconnect(Owner, Moments.Noon);

        var told = _channel.TakeEvents();

        told.Select(one => (one.Type, one.UserId))
            .ShouldBe([
                (EventTypes.ChannelConnected, Owner),
                (EventTypes.ChannelNeedsReconnect, null),
                (EventTypes.ChannelDisconnected, Owner),
            ]);
        told.ShouldAllBe(one => one.SubjectId == _channel.Id && one.OrganizationId == _channel.OrganizationId);
        told.ShouldAllBe(one => one.Data.Equals(new ChannelEventData(Platform.Spotify, "Evenings")));
    }
}
