using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Channels;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;
using static StreamHub.IntegrationTests.Harness.ChannelSteps;

namespace StreamHub.IntegrationTests.Features.Channels;

/// <summary>Channels whose owners consent at the platform.</summary>
public sealed class ConsentTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Theory]
    [InlineData("youtube", "channel.html")]
    [InlineData("soundcloud", "channel.html")]
    public async Task A_channel_is_connected_by_its_owners_consent(string platform, string page)
    {
        var user = await server.RegisterAsync();
        var account =
            platform == "youtube"
                ? server.Sandbox.Google.AddAccount("Ada", "Ada explains")
                : server.Sandbox.SoundCloud.AddAccount("Ada", "Ada explains");

        var end = await server.ConnectAsync(user, platform);

        end.OriginalString.ShouldStartWith($"/{page}?platform={platform}&channel=");
        (await server.Anonymous().GetAsync(end.OriginalString)).ShouldBe(200);
        var channel = (await user.ListChannelsAsync()).At("items").EnumerateArray().ShouldHaveSingleItem();
        channel.GetProperty("platform").GetString().ShouldBe(platform);
        channel.GetProperty("displayName").GetString().ShouldBe("Ada explains");
        channel.GetProperty("externalId").GetString()!.ShouldEndWith(account.Id);
        channel.GetProperty("state").GetString().ShouldBe("connected");
        channel.GetProperty("connectedBy").GetGuid().ShouldBe(user.Id);
        channel.GetProperty("accessEndsAt").GetDateTimeOffset().ShouldBeGreaterThan(server.Time.GetUtcNow());
    }

    [Fact]
    public async Task What_the_platform_gave_is_kept_sealed_and_the_state_as_a_hash()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Bea", "Bea");
        var page = await user.BeginConnectionAsync("youtube");
        var begun = await server.InDatabaseAsync(database =>
            database.Set<ChannelConnection>().IgnoreQueryFilters().SingleAsync(one => one.UserId == user.Id)
        );
        begun.StateHash.ShouldNotBe(QueryOf(page)["state"]);

        var end = (await server.ComeBackAsync(await ConsentAsync(page))).Headers.Location!;

        var channel = await server.StoredChannelAsync(Guid.Parse(QueryOf(end)["channel"]));
        var grant = server.Sandbox.Google.Grants[^1];
        channel.SealedTokens.ShouldNotBeNull().ShouldNotContain(grant.RefreshToken!);
        channel.SealedTokens.ShouldNotContain(grant.AccessTokens.Keys.Single());
        var events = await server.InDatabaseAsync(database =>
            database
                .Set<SecurityEvent>()
                .IgnoreQueryFilters()
                .Where(one => one.OrganizationId == user.OrganizationId)
                .ToListAsync()
        );
        events.ShouldContain(one => one.Kind == SecurityEventKind.ChannelConnected);
    }

    [Fact]
    public async Task The_browser_goes_back_where_its_user_wanted()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Cem", "Cem");

        var end = await server.ConnectAsync(user, "youtube", "https://streamhub.test/settings?tab=channels");

        end.OriginalString.ShouldStartWith("https://streamhub.test/settings?tab=channels&platform=youtube&channel=");
    }

    [Theory]
    [InlineData("https://evil.example/settings")]
    [InlineData("https://streamhub.test.evil.example/")]
    [InlineData("https://user@streamhub.test/")]
    [InlineData("http://streamhub.test/")]
    public async Task Nobody_is_sent_to_an_origin_that_was_not_allowed(string returnUrl)
    {
        var user = await server.RegisterAsync();

        var refused = await user.Api.PostAsync(Connect, new { platform = "youtube", returnUrl });

        refused.ShouldBeProblem(400, "return_url_not_allowed");
    }

    [Fact]
    public async Task A_state_is_good_once()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Dan", "Dan");
        var back = await ConsentAsync(await user.BeginConnectionAsync("youtube"));
        (await server.ComeBackAsync(back)).ShouldBe(302);

        (await server.ComeBackAsync(back)).ShouldBeProblem(400, "channel_state_invalid");

        server.Sandbox.Google.Grants.ShouldContain(grant => grant.RefreshToken != null, "The code came once only.");
    }

    [Fact]
    public async Task Of_two_that_come_back_at_once_one_asks_the_platform()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Eve", "Eve");
        var back = await ConsentAsync(await user.BeginConnectionAsync("youtube"));
        var before = TokenRequests();

        var answers = await Task.WhenAll(server.ComeBackAsync(back), server.ComeBackAsync(back));

        answers.Select(answer => answer.Status).Order().ShouldBe([302, 400]);
        (TokenRequests() - before).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?state=")]
    [InlineData("?state=nonsense&code=1")]
    [InlineData("?state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=1")]
    [InlineData("?code=1")]
    public async Task A_state_that_nobody_was_given_leads_nowhere(string query) =>
        (await server.ComeBackAsync(new Uri($"https://streamhub.test/oauth2/callback/youtube{query}"))).ShouldBeProblem(
            400,
            "channel_state_invalid"
        );

    [Fact]
    public async Task A_platform_that_is_none_is_refused() =>
        (
            await server.ComeBackAsync(new Uri("https://streamhub.test/oauth2/callback/myspace?state=1"))
        ).Status.ShouldBeInRange(400, 404);

    [Fact]
    public async Task A_state_is_good_for_its_platform_only()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Fay", "Fay");
        var back = await ConsentAsync(await user.BeginConnectionAsync("youtube"));
        var elsewhere = new Uri(
            back.AbsoluteUri.Replace("callback/youtube", "callback/soundcloud", StringComparison.Ordinal)
        );

        (await server.ComeBackAsync(elsewhere)).ShouldBeProblem(400, "channel_state_invalid");
    }

    [Fact]
    public async Task A_state_ends_with_the_log_in_that_began()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Gus", "Gus");
        var back = await ConsentAsync(await user.BeginConnectionAsync("youtube"));
        (await user.Api.PostAsync("/api/v1/auth/logout")).ShouldBe(204);

        (await server.ComeBackAsync(back)).ShouldBeProblem(400, "channel_state_invalid");
    }

    [Fact]
    public async Task A_state_does_not_last()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Gil", "Gil");
        var page = await user.BeginConnectionAsync("youtube");
        server.Advance(ChannelConnection.Lifetime);

        (await server.ComeBackAsync(await ConsentAsync(page))).ShouldBeProblem(400, "channel_state_invalid");
    }

    [Fact]
    public async Task Whoever_may_no_longer_connect_is_told_so()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Hal", "Hal");
        var back = await ConsentAsync(await user.BeginConnectionAsync("youtube"));
        await server.SetRoleAsync(user, "Viewer");

        var end = (await server.ComeBackAsync(back)).ShouldBe(302).Headers.Location!;

        QueryOf(end)["error"].ShouldBe("forbidden");
    }

    [Fact]
    public async Task A_refusal_at_the_platform_is_told()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Ida", "Ida");
        var back = await ConsentAsync(await user.BeginConnectionAsync("youtube"), answer: "deny");

        var end = (await server.ComeBackAsync(back)).ShouldBe(302).Headers.Location!;

        QueryOf(end)["error"].ShouldBe("channel_consent_refused");
        (await user.ListChannelsAsync()).At("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("temporarily_unavailable", "platform_unavailable")]
    [InlineData("server_error", "platform_unavailable")]
    [InlineData("invalid_scope", "channel_consent_refused")]
    public async Task What_went_wrong_at_the_platform_is_told(string reason, string error)
    {
        var user = await server.RegisterAsync();
        var state = QueryOf(await user.BeginConnectionAsync("youtube"))["state"];
        var back = new Uri($"https://streamhub.test/oauth2/callback/youtube?state={state}&error={reason}");

        var end = (await server.ComeBackAsync(back)).ShouldBe(302).Headers.Location!;

        QueryOf(end)["error"].ShouldBe(error);
    }

    [Fact]
    public async Task A_consent_to_a_part_is_none()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Jan", "Jan");
        var page = await user.BeginConnectionAsync("youtube");
        var back = await ConsentAsync(page, scopes: ["https://www.googleapis.com/auth/youtube.readonly"]);

        var end = (await server.ComeBackAsync(back)).ShouldBe(302).Headers.Location!;

        QueryOf(end)["error"].ShouldBe("channel_access_incomplete");
    }

    [Fact]
    public async Task An_account_without_a_channel_is_told()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Kim", channel: null);

        var end = await server.ConnectAsync(user, "youtube");

        QueryOf(end)["error"].ShouldBe("platform_channel_missing");
    }

    [Fact]
    public async Task A_code_that_is_none_of_the_platforms_connects_nothing()
    {
        var user = await server.RegisterAsync();
        var state = QueryOf(await user.BeginConnectionAsync("youtube"))["state"];
        var forged = new Uri($"https://streamhub.test/oauth2/callback/youtube?state={state}&code=of-somebody-else");

        (await server.ComeBackAsync(forged)).ShouldBeProblem(400, "channel_state_invalid");

        (await user.ListChannelsAsync()).At("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_code_alone_is_worth_nothing_to_whoever_catches_it()
    {
        var user = await server.RegisterAsync();
        var thief = await server.RegisterAsync();
        server.Sandbox.Google.AddAccount("Lea", "Lea");
        var code = QueryOf(await ConsentAsync(await user.BeginConnectionAsync("youtube")))["code"];
        var state = QueryOf(await thief.BeginConnectionAsync("youtube"))["state"];
        var injected = new Uri($"https://streamhub.test/oauth2/callback/youtube?state={state}&code={code}");

        (await server.ComeBackAsync(injected)).ShouldBeProblem(400, "channel_state_invalid");

        (await thief.ListChannelsAsync()).At("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_a_consent_tells_is_not_asked_for_before()
    {
        var user = await server.RegisterAsync();

        (await user.Api.PostAsync(Connect, new { platform = "youtube", displayName = "Mine" })).ShouldBeProblem(
            400,
            "channel_address_not_asked"
        );
    }

    private int TokenRequests() => server.Sandbox.Requests.To(Vendors.Google, "POST", "/tokens/token").Count;
}
