using System.Reflection;
using System.Runtime.CompilerServices;
using Shouldly;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Features.Videos;
using StreamHub.Infrastructure.Messaging;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Messaging;

public class MessageTypesTests
{
    private static readonly Type[] Messages =
    [
        .. typeof(IMessage).Assembly.GetTypes().Where(type => type.IsClass && typeof(IMessage).IsAssignableFrom(type)),
    ];

    private readonly MessageTypes _types = new();

    public static TheoryData<Type> All() => new(Messages);

    /// <summary>Rows of these names lie in databases. A name that goes from here takes its queued messages with it.</summary>
    [Fact]
    public void The_stored_names_are_these() =>
        Messages
            .Select(MessageTypes.NameOf)
            .ShouldBe(
                [
                    "auth.send-email-confirmation",
                    "auth.send-password-changed",
                    "auth.send-password-reset",
                    "organizations.send-invitation",
                    "auth.send-two-factor-changed",
                    "billing.refresh-subscription",
                    "billing.send-notice",
                    "channels.refresh-consent",
                    "channels.revoke-consent",
                    "channels.send-notice",
                    "channels.withdraw",
                    "files.remove",
                    "feeds.ping-hub",
                    "localization.run",
                    "publishing.look",
                    "publishing.run",
                    "shows.withdraw",
                    "videos.delete-at-vendor",
                    "videos.enable-download",
                    "videos.import-page",
                    "videos.refresh",
                    "videos.remove-download",
                    "videos.rename-at-vendor",
                    "videos.restrict-at-vendor",
                    "watermarks.delete-at-vendor",
                    "videos.withdraw",
                    "webhooks.process-event",
                    "webhooks.send-notice",
                    "webhooks.withdraw-endpoints",
                ],
                ignoreOrder: true
            );

    [Theory]
    [MemberData(nameof(All))]
    public void A_stored_name_fits_its_column(Type type) =>
        MessageTypes.NameOf(type).Length.ShouldBeInRange(1, OutboxMessage.NameMaxLength);

    [Theory]
    [MemberData(nameof(All))]
    public void A_message_is_read_as_it_was_written(Type type)
    {
        var message = Example(type);

        _types.Deserialize(Stored(MessageTypes.NameOf(type), MessageTypes.Serialize(message))).ShouldBe(message);
    }

    [Fact]
    public void Members_are_stored_under_their_names()
    {
        var id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

        MessageTypes.Serialize(new EnableDownload(id)).ShouldBe($$"""{"VideoId":"{{id}}"}""");
    }

    [Fact]
    public void A_name_that_this_version_does_not_know_is_a_failure() =>
        Should
            .Throw<InvalidOperationException>(() => _types.Deserialize(Stored("videos.forgotten", "{}")))
            .Message.ShouldContain("videos.forgotten");

    [Fact]
    public void Each_message_has_the_lane_of_what_it_waits_for()
    {
        _types.LaneOf("videos.delete-at-vendor").ShouldBe(MessageLanes.Videos);
        _types.LaneOf("videos.enable-download").ShouldBe(MessageLanes.Videos);
        _types.LaneOf("auth.send-email-confirmation").ShouldBe(MessageLanes.Mail);
        _types.NamesIn(MessageLanes.Videos).ShouldNotContain("auth.send-email-confirmation");
        _types
            .NamesIn(MessageLanes.Mail)
            .ShouldBe(
                [
                    "auth.send-email-confirmation",
                    "auth.send-password-changed",
                    "auth.send-password-reset",
                    "auth.send-two-factor-changed",
                    "billing.send-notice",
                    "channels.send-notice",
                    "organizations.send-invitation",
                    "webhooks.send-notice",
                ],
                ignoreOrder: true
            );
        _types.Lanes.ShouldContain(_types.LaneOf("videos.forgotten"));
    }

    [Fact]
    public void What_may_take_hours_has_a_lane_of_its_own()
    {
        _types.IsLong("publishing.run").ShouldBeTrue();
        _types.Lanes.Where(_types.IsLongLane).ShouldBe([MessageLanes.Publishing]);
        _types.NamesIn(MessageLanes.Publishing).ShouldAllBe(name => _types.IsLong(name));
        _types.IsLong("videos.forgotten").ShouldBeFalse();
    }

    [Fact]
    public void A_message_without_a_name_can_not_be_stored() =>
        Should.Throw<InvalidOperationException>(() => MessageTypes.NameOf(typeof(Nameless)));

    private static OutboxMessage Stored(string name, string payload) =>
        new(Guid.NewGuid(), name, payload, traceParent: null, Moments.Noon, Moments.Noon);

    // Every member gets a value that differs from its type's default.
    private static IMessage Example(Type type)
    {
        type.GetProperties().ShouldNotBeEmpty();
        return (IMessage)Made(type);
    }

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
    }

    private static object Value(Type type) =>
        type == typeof(Guid) ? Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e")
        : type == typeof(string) ? "text with \"quotes\" and 🎬"
        : type == typeof(bool) ? true
        : type == typeof(int) ? 3
        : type.IsEnum ? Enum.GetValues(type).GetValue(1)!
        : Nullable.GetUnderlyingType(type) is { } underlying ? Value(underlying)
        : type.Namespace!.StartsWith("StreamHub.Domain", StringComparison.Ordinal) ? Made(type)
        : throw new SwitchExpressionException(type);

    private sealed record Nameless : IMessage;
}
