using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Webhooks;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>What comes in unproven, or makes no sense, is refused and leaves nothing behind.</summary>
public sealed class WebhookSignatureTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const int OneMegabyte = 1024 * 1024;

    public static TheoryData<string> Vendors { get; } = ["stripe", "cloudflare", "mux"];

    public static MatrixTheoryData<string, int> Ages { get; } =
        new(["stripe", "cloudflare", "mux"], [302, -302, 86_400]);

    public static MatrixTheoryData<string, string> WrongContents { get; } =
        new(
            ["stripe", "cloudflare", "mux"],
            ["", "null", "[]", "\"text\"", "7", "{}", "{", "not json", """{"id":"evt_1"}""", """{"id":1,"type":2}"""]
        );

    public static MatrixTheoryData<string, string> WrongHeaders { get; } =
        new(["stripe", "cloudflare", "mux"], ["", "garbage", "t=,v1=", "time=1,sig1=00", "t=1,t=2,v1=00"]);

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_signed_event_is_acknowledged_and_stored(string vendor)
    {
        var body = BodyOf(vendor);

        var answer = await Door(vendor).DeliverAsync(body);

        answer.ShouldBe(200).At("received").GetBoolean().ShouldBeTrue();
        (await Door(vendor).StoredAsync(body)).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task Without_a_signature_it_is_refused(string vendor) =>
        ShouldRefuseAsync(vendor, BodyOf(vendor), signature: null);

    [Theory]
    [MemberData(nameof(WrongHeaders))]
    public Task With_a_malformed_signature_it_is_refused(string vendor, string header) =>
        ShouldRefuseAsync(vendor, BodyOf(vendor), header);

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task Signed_with_another_secret_it_is_refused(string vendor)
    {
        var body = BodyOf(vendor);
        return ShouldRefuseAsync(vendor, body, Door(vendor).Sign(body, secret: "whsec_another"));
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task Altered_by_a_space_it_is_refused(string vendor)
    {
        var body = BodyOf(vendor);
        return ShouldRefuseAsync(vendor, body + " ", Door(vendor).Sign(body));
    }

    [Theory]
    [MemberData(nameof(Ages))]
    public Task Signed_more_than_five_minutes_away_it_is_refused(string vendor, int ageSeconds)
    {
        var body = BodyOf(vendor);
        return ShouldRefuseAsync(vendor, body, Door(vendor).Sign(body, TimeSpan.FromSeconds(ageSeconds)));
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task Signed_for_the_other_vendor_it_is_refused(string vendor)
    {
        var body = BodyOf(vendor);
        var signature = Door(vendor == "stripe" ? "cloudflare" : "stripe").Sign(body);
        return ShouldRefuseAsync(vendor, body, signature);
    }

    [Theory]
    [MemberData(nameof(WrongContents))]
    public async Task Signed_but_no_event_of_the_vendor_it_is_refused(string vendor, string body)
    {
        var before = await CountAsync();

        var answer = await Door(vendor).DeliverAsync(body);

        answer.ShouldBeProblem(400, "invalid_payload");
        (await CountAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("""{"id":"evt_\u0000","type":"ping","livemode":false}""")]
    [InlineData("""{"id":"evt_1","type":"ping\u0000","livemode":false}""")]
    [InlineData("""{"id":"","type":"ping","livemode":false}""")]
    public async Task An_event_whose_name_can_not_be_kept_is_refused(string body)
    {
        var before = await CountAsync();

        (await Door("stripe").DeliverAsync(body)).ShouldBeProblem(400, "invalid_payload");

        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_event_whose_name_is_too_long_is_refused()
    {
        var before = await CountAsync();
        var id = new string('a', WebhookEvent.ExternalIdMaxLength + 1);
        var type = new string('a', WebhookEvent.TypeMaxLength + 1);

        var longId = await Door("stripe").DeliverAsync($$"""{"id":"{{id}}","type":"ping","livemode":false}""");
        var longType = await Door("stripe").DeliverAsync($$"""{"id":"evt_2","type":"{{type}}","livemode":false}""");

        longId.ShouldBeProblem(400, "invalid_payload");
        longType.ShouldBeProblem(400, "invalid_payload");
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_event_of_the_live_mode_is_refused_by_a_test_installation()
    {
        var body = BodyOf("stripe").Replace("false", "true", StringComparison.Ordinal);
        var before = await CountAsync();

        (await Door("stripe").DeliverAsync(body)).ShouldBeProblem(400, "foreign_mode");

        (await CountAsync()).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_body_of_one_megabyte_is_read(string vendor)
    {
        var body = BodyOf(vendor).PadRight(OneMegabyte);

        (await Door(vendor).DeliverAsync(body)).ShouldBe(200);

        (await Door(vendor).StoredAsync(body)).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task An_unsigned_body_of_one_megabyte_is_refused(string vendor) =>
        ShouldRefuseAsync(vendor, BodyOf(vendor).PadRight(OneMegabyte), signature: null);

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_larger_body_is_not_read(string vendor)
    {
        var body = BodyOf(vendor).PadRight(OneMegabyte + 1);

        (await Door(vendor).DeliverAsync(body)).ShouldBeProblem(413, "body_too_large");

        (await Door(vendor).StoredAsync(body)).ShouldBeEmpty();
    }

    private static string BodyOf(string vendor) =>
        vendor switch
        {
            "stripe" => $$"""{"id":"evt_{{Guid.NewGuid():N}}","type":"ping","livemode":false}""",
            "mux" => $$$"""{"id":"{{{Guid.NewGuid()}}}","type":"video.asset.ready","data":{"id":"a1"}}""",
            _ => $$$"""{"uid":"{{{Guid.NewGuid():N}}}","status":{"state":"ready"}}""",
        };

    private WebhookDoor Door(string vendor) =>
        vendor switch
        {
            "stripe" => WebhookDoor.Stripe(server),
            "mux" => WebhookDoor.Mux(server),
            _ => WebhookDoor.Cloudflare(server),
        };

    private async Task ShouldRefuseAsync(string vendor, string body, string? signature)
    {
        (await Door(vendor).DeliverAsync(body, signature)).ShouldBeProblem(400, "invalid_signature");

        (await Door(vendor).StoredAsync(body)).ShouldBeEmpty();
    }

    private Task<int> CountAsync() => server.InDatabaseAsync(database => database.Set<WebhookEvent>().CountAsync());
}
