using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.VideoAccounts;

/// <summary>What testing, losing and giving up an account's credentials means.</summary>
public sealed class CredentialTestTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Without_an_account_there_is_nothing_to_test() =>
        (await (await server.RegisterAsync()).TestCredentialsAsync()).ShouldBeProblem(
            409,
            "video_account_not_connected"
        );

    [Fact]
    public async Task Good_credentials_stay_and_the_time_of_the_test_is_told()
    {
        var (owner, account) = await ConnectedAsync();
        var connected = await owner.CredentialsAsync();
        server.Time.Advance(TimeSpan.FromMinutes(1));

        var tested = (await owner.TestCredentialsAsync()).ShouldBe(200);

        tested.Text("testOutcome").ShouldBe("accepted");
        tested.At("testedAt").GetDateTimeOffset().ShouldBeGreaterThan(connected.At("testedAt").GetDateTimeOffset());
        tested.Text("connectedAt").ShouldBe(connected.Text("connectedAt"));
        (await server.LandingAsync(owner)).ShouldBe(account.Id);
    }

    [Fact]
    public async Task Credentials_that_the_vendor_refuses_are_erased_and_new_videos_go_to_the_platforms_account()
    {
        var (owner, account) = await ConnectedAsync();
        server.Sandbox.Cloudflare.WithdrawToken(account.Token);

        var tested = (await owner.TestCredentialsAsync()).ShouldBe(200);

        tested.Text("testOutcome").ShouldBe("rejected");
        tested.Text("fault").ShouldBe("tokenRefused");
        tested.Text("state").ShouldBe("disconnected");
        (await owner.CredentialsAsync()).Body.ShouldBe(tested.Body);
        var stored = (await server.AccountsOfAsync(owner)).Single();
        stored.SealedCredentials.ShouldBeNull();
        stored.SealedWebhookSecret.ShouldBeNull();
        (await server.LandingAsync(owner)).ShouldBeNull();
        var events = await server.OrganizationEventsAsync(owner.OrganizationId);
        events.Single(one => one.Kind == SecurityEventKind.VideoAccountRejected).Detail!.ShouldContain("TokenRefused");
        (await owner.TestCredentialsAsync()).ShouldBeProblem(409, "video_account_not_connected");
    }

    [Theory]
    [InlineData(FaultKind.RateLimit)]
    [InlineData(FaultKind.Status)]
    [InlineData(FaultKind.Reset)]
    public async Task A_vendor_that_can_not_be_asked_changes_nothing(FaultKind kind)
    {
        var (owner, account) = await ConnectedAsync();
        var before = await owner.CredentialsAsync();
        server.Time.Advance(TimeSpan.FromMinutes(1));
        using (VendorOutage.Of(server, Vendors.Cloudflare, new Fault { Kind = kind, RetryAfterSeconds = 60 }))
        {
            (await owner.TestCredentialsAsync()).ShouldBeProblem(503, "video_vendor_unavailable");
        }

        (await owner.CredentialsAsync()).Body.ShouldBe(before.Body);
        (await server.LandingAsync(owner)).ShouldBe(account.Id);
    }

    [Fact]
    public async Task A_refusal_on_the_way_erases_nothing()
    {
        var (owner, account) = await ConnectedAsync();
        server.Sandbox.Cloudflare.WithdrawToken(account.Token);

        (await owner.Api.PostAsync(VideoSteps.Uploads, new { title = "Film", sizeBytes = 1_000 })).ShouldBeProblem(
            502,
            "video_vendor_rejected"
        );

        (await server.AccountsOfAsync(owner)).Single().State.ShouldBe(VideoAccountState.Connected);
    }

    /// <summary>It is the customer's to put right: nobody here has to be woken for it.</summary>
    [Fact]
    public async Task A_refusal_of_a_customers_credentials_is_logged_as_a_warning()
    {
        var (owner, account) = await ConnectedAsync();
        server.Sandbox.Cloudflare.WithdrawToken(account.Token);

        (await owner.Api.PostAsync(VideoSteps.Uploads, new { title = "Film", sizeBytes = 1_000 })).ShouldBe(502);

        var id = (await server.AccountsOfAsync(owner)).Single().Id;
        server.Logs.Lines.ShouldContain(line => line.StartsWith("Warning ") && line.Contains($"cloudflare:{id} "));
        server.Logs.Lines.ShouldNotContain(line => line.StartsWith("Error ") && line.Contains(account.Id));
        server.Logs.Lines.ShouldNotContain(line => line.Contains(account.Token));
    }

    [Fact]
    public async Task After_its_credentials_are_deleted_a_video_plays_and_its_account_can_come_back()
    {
        var (owner, account) = await ConnectedAsync();
        server.Sandbox.Cloudflare.SetWebhookOf(
            account.Id,
            new Uri(
                server.Address,
                $"webhooks/cloudflare/{(await server.AccountsOfAsync(owner)).Single().Id}"
            ).AbsoluteUri,
            server.Sandbox.Cloudflare.WebhookOf(account.Id)!.Secret
        );
        var video = await server.ReadyVideoAsync(owner);

        (await owner.DisconnectAsync()).ShouldBe(204);

        var stored = (await server.AccountsOfAsync(owner)).Single();
        (stored.State, stored.SealedCredentials, stored.SealedWebhookSecret).ShouldBe(
            (VideoAccountState.Disconnected, null, null)
        );
        var playback = (await owner.StartPlaybackAsync(video)).ShouldBe(200);
        using var player = new HttpClient();
        (await player.GetStringAsync(new Uri(playback.Text("hlsUrl")))).ShouldStartWith("#EXTM3U");
        (await server.LandingAsync(owner)).ShouldBeNull();
        (await ProviderErrorAsync(video)).ShouldBe(VideoErrors.AccountDisconnected);

        (await owner.ConnectAsync(account)).ShouldBe(200);

        (await server.AccountsOfAsync(owner)).Single().Id.ShouldBe(stored.Id);
        (await ProviderErrorAsync(video)).ShouldBeNull();
        var kinds = (await server.OrganizationEventsAsync(owner.OrganizationId)).Select(one => one.Kind);
        kinds.ShouldContain(SecurityEventKind.VideoAccountDisconnected);
    }

    [Fact]
    public async Task Deleting_erases_the_secrets_of_accounts_of_before_too()
    {
        var (owner, _) = await ConnectedAsync();
        (await owner.ConnectAsync(server.NewAccount())).ShouldBe(200);

        (await owner.DisconnectAsync()).ShouldBe(204);
        (await owner.DisconnectAsync()).ShouldBe(204);

        var accounts = await server.AccountsOfAsync(owner);
        accounts.Count.ShouldBe(2);
        accounts.ShouldAllBe(one => one.State == VideoAccountState.Disconnected && one.SealedCredentials == null);
    }

    private async Task<(User Owner, OwnAccount Account)> ConnectedAsync()
    {
        var owner = await server.RegisterAsync();
        var account = server.NewAccount();
        (await owner.ConnectAsync(account)).ShouldBe(200);
        return (owner, account);
    }

    /// <summary>What becomes of a change of the video at its vendor.</summary>
    private async Task<Domain.Common.Error?> ProviderErrorAsync(Guid videoId)
    {
        var video = await server.InDatabaseAsync(database =>
            database.Set<Video>().IgnoreQueryFilters().AsNoTracking().SingleAsync(one => one.Id == videoId)
        );
        await using var scope = server.Services.CreateAsyncScope();
        var providers = scope.ServiceProvider.GetRequiredService<Application.Ports.IVideoProviders>();
        var provider = await providers.FindAsync(video.Home, CancellationToken.None);
        return (await provider.Value.EnableDownloadAsync(video.AtVendor, CancellationToken.None)).Error;
    }
}
