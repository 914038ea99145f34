using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;
using static StreamHub.IntegrationTests.Harness.ChannelSteps;

namespace StreamHub.IntegrationTests.Features.Channels;

/// <summary>Consents are kept fresh, each by one at a time, and their end is told.</summary>
public sealed class RefreshChannelTests(RefreshChannelTests.HeldServer server)
    : IClassFixture<RefreshChannelTests.HeldServer>
{
    [Theory]
    [InlineData("youtube")]
    [InlineData("soundcloud")]
    public async Task A_consent_is_refreshed_again_and_again(string platform)
    {
        var user = await server.RegisterAsync();
        AddAccounts("Nia");
        var channel = await server.ConnectedAsync(user, platform);
        var before = (await server.StoredChannelAsync(channel)).SealedTokens;

        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBe(200).Text("state").ShouldBe("connected");
        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBe(200).Text("state").ShouldBe("connected");

        (await server.StoredChannelAsync(channel)).SealedTokens.ShouldNotBe(before);
    }

    [Fact]
    public async Task Of_many_at_once_one_asks_the_platform()
    {
        var user = await server.RegisterAsync();
        AddAccounts("Oda");
        var channel = await server.ConnectedAsync(user, "soundcloud");
        var before = SoundCloudTokenRequests();
        var release = server.Hold("/oauth/token");

        var crowd = Enumerable.Range(0, 4).Select(_ => user.Api.PostAsync(RefreshPath(channel))).ToList();
        await Eventually.GetsAsync(
            () => Task.FromResult(crowd.Count(one => one.IsCompleted)),
            done => done == 3,
            "all but one are answered"
        );
        release.SetResult();
        var answers = await Task.WhenAll(crowd);

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        foreach (var other in answers.Where(answer => answer.Status != 200))
        {
            other.ShouldBeProblem(409, "channel_refresh_running");
        }

        (SoundCloudTokenRequests() - before).ShouldBe(1);
        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBe(200);
    }

    [Fact]
    public async Task Whoever_dies_over_a_refresh_holds_it_for_a_while_only()
    {
        var user = await server.RegisterAsync();
        AddAccounts("Pia");
        var channel = await server.ConnectedAsync(user, "youtube");
        var dying = await server.InDatabaseAsync(async database =>
        {
            var row = await database.Set<Channel>().IgnoreQueryFilters().SingleAsync(one => one.Id == channel);
            var begun = row.BeginRefresh(server.Time.GetUtcNow());
            await database.SaveChangesAsync();
            return begun;
        });
        dying.IsSuccess.ShouldBeTrue();
        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBeProblem(409, "channel_refresh_running");

        server.Advance(Channel.RefreshLease);

        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBe(200);
    }

    [Fact]
    public async Task A_new_refresh_token_is_kept_before_anything_is_done_with_what_came_along()
    {
        var user = await server.RegisterAsync();
        AddAccounts("Quin");
        var channel = await server.ConnectedAsync(user, "soundcloud");
        server.Sandbox.Faults.Set(
            Vendors.SoundCloud,
            new Fault
            {
                Kind = FaultKind.Status,
                Status = 400,
                Path = "/api/me",
            }
        );

        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBe(200);
        server.Sandbox.Faults.Clear(Vendors.SoundCloud);

        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBe(200).Text("state").ShouldBe("connected");
    }

    [Fact]
    public async Task A_token_that_was_spent_for_an_answer_that_never_came_ends_the_consent_and_that_is_told()
    {
        var user = await server.RegisterAsync();
        AddAccounts("Rea");
        var channel = await server.ConnectedAsync(user, "soundcloud");
        var fault = new Fault
        {
            Kind = FaultKind.Reset,
            Phase = FaultPhase.After,
            Path = "/oauth/token",
            Times = 1,
        };
        server.Sandbox.Faults.Set(Vendors.SoundCloud, fault);

        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBeProblem(503, "platform_unavailable");
        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBe(200).Text("state").ShouldBe("needsReconnect");
        await server.WhenIdleAsync();

        MailsTo(user).ShouldBe(["Connect your SoundCloud channel again"]);
    }

    [Fact]
    public async Task A_platform_that_is_away_says_nothing_of_the_consent()
    {
        var user = await server.RegisterAsync();
        AddAccounts("Rob");
        var channel = await server.ConnectedAsync(user, "youtube");
        var fault = new Fault
        {
            Kind = FaultKind.Status,
            Status = 503,
            Path = "/tokens/token",
        };
        server.Sandbox.Faults.Set(Vendors.Google, fault);

        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBeProblem(503, "platform_unavailable");
        server.Sandbox.Faults.Clear(Vendors.Google);

        (await user.StateOfAsync(channel)).ShouldBe("connected");
        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBe(200);
    }

    [Fact]
    public async Task Our_own_credentials_being_refused_costs_nobody_a_channel()
    {
        var user = await server.RegisterAsync();
        AddAccounts("Sue");
        var channel = await server.ConnectedAsync(user, "youtube");
        var fault = new Fault
        {
            Kind = FaultKind.Answer,
            Status = 401,
            Body = """{"error":"invalid_client"}""",
            Path = "/tokens/token",
        };
        server.Sandbox.Faults.Set(Vendors.Google, fault);

        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBeProblem(502, "platform_rejected");
        server.Sandbox.Faults.Clear(Vendors.Google);

        (await user.StateOfAsync(channel)).ShouldBe("connected");
    }

    [Fact]
    public async Task A_consent_that_was_taken_back_is_told_once()
    {
        var user = await server.RegisterAsync();
        var account = AddAccounts("Tom");
        var channel = await server.ConnectedAsync(user, "youtube");
        server.Sandbox.Google.RevokeAll(account);

        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBe(200).Text("state").ShouldBe("needsReconnect");
        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBeProblem(409, "channel_needs_reconnect");
        await server.WhenIdleAsync();

        MailsTo(user).ShouldBe(["Connect your YouTube channel again"]);
        (await server.StoredChannelAsync(channel)).SealedTokens.ShouldBeNull();
        (await server.ConnectedAsync(user, "youtube")).ShouldBe(channel, "It is the same channel again.");
        (await user.StateOfAsync(channel)).ShouldBe("connected");
    }

    [Fact]
    public async Task A_reconnect_that_brings_no_refresh_token_keeps_the_one_there_is()
    {
        var user = await server.RegisterAsync();
        AddAccounts("Uma");
        var channel = await server.ConnectedAsync(user, "youtube");
        var page = await user.BeginConnectionAsync("youtube");
        var without = new Uri(page.AbsoluteUri.Replace("&prompt=consent", "", StringComparison.Ordinal));

        var end = (await server.ComeBackAsync(await ConsentAsync(without))).ShouldBe(302).Headers.Location!;

        server.Sandbox.Google.Grants[^1].RefreshToken.ShouldBeNull("Google gives one the first time only.");
        QueryOf(end)["channel"].ShouldBe($"{channel}");
        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBe(200).Text("state").ShouldBe("connected");
    }

    [Fact]
    public async Task A_first_consent_that_does_not_last_connects_nothing()
    {
        var user = await server.RegisterAsync();
        AddAccounts("Vic");
        var page = await user.BeginConnectionAsync("youtube");
        var online = new Uri(
            page.AbsoluteUri.Replace("access_type=offline", "access_type=online", StringComparison.Ordinal)
        );

        var end = (await server.ComeBackAsync(await ConsentAsync(online))).ShouldBe(302).Headers.Location!;

        QueryOf(end)["error"].ShouldBe("channel_access_incomplete");
        (await user.ListChannelsAsync()).At("items").GetArrayLength().ShouldBe(0);
    }

    private string AddAccounts(string name)
    {
        server.Sandbox.SoundCloud.AddAccount(name, name);
        return server.Sandbox.Google.AddAccount(name, name).Id;
    }

    private int SoundCloudTokenRequests() =>
        server.Sandbox.Requests.To(Vendors.SoundCloud, "POST", "/oauth/token").Count;

    private List<string> MailsTo(User user) =>
        [
            .. server
                .Sandbox.Mailbox.For(user.Email)
                .Where(mail => mail.Subject.Contains("again"))
                .Select(mail => mail.Subject),
        ];

    /// <summary>A server whose requests to vendors can be held back.</summary>
    public sealed class HeldServer(TestDatabases databases) : StreamHubServer(databases)
    {
        private volatile Held? _held;

        /// <summary>Holds the requests to a path until the answer is completed.</summary>
        public TaskCompletionSource Hold(string path)
        {
            var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held = new Held(path, release);
            return release;
        }

        protected override void AddServices(IServiceCollection services) =>
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Holder(this)));

        private sealed record Held(string Path, TaskCompletionSource Release);

        private sealed class Holder(HeldServer server) : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(
                HttpRequestMessage request,
                CancellationToken cancellationToken
            )
            {
                if (
                    server._held is { } held
                    && request.RequestUri!.AbsolutePath.EndsWith(held.Path, StringComparison.Ordinal)
                )
                {
                    await held.Release.Task.WaitAsync(cancellationToken);
                }

                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
