using System.Security.Cryptography;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Mux;
using Xunit;

namespace StreamHub.IntegrationTests.Features.VideoAccounts;

/// <summary>An organization's own environment at Mux.</summary>
public sealed class MuxConnectingTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Mux = "mux";

    [Fact]
    public async Task A_video_lives_in_the_environment_from_its_upload_to_its_playback()
    {
        var (owner, environment) = (await server.RegisterAsync(), NewEnvironment());
        await server.ConnectWithWebhookAsync(owner, environment);
        (await server.LandingAsync(owner)).ShouldBeNull("the organization has not chosen Mux");

        (await owner.PublishAtAsync(Mux)).ShouldBe(200);
        var id = await server.ReadyMuxVideoAsync(owner, allowDownload: true);

        (await server.AtMuxAsync(owner, id)).ShouldNotBeNull().EnvironmentId.ShouldBe(environment.Id);
        var playback = (await owner.StartPlaybackAsync(id)).ShouldBe(200);
        using var player = new HttpClient();
        (await player.GetStringAsync(new Uri(playback.Text("hlsUrl")))).ShouldStartWith("#EXTM3U");
        var download = new Uri(playback.Text("downloadUrl"));
        await Eventually.HoldsAsync(
            async () => (await player.GetAsync(download)).IsSuccessStatusCode,
            "the MP4 to be made"
        );
        var file = await player.GetByteArrayAsync(download);
        Convert.ToHexStringLower(SHA256.HashData(file)).ShouldBe(SampleVideo.Sha256);
    }

    [Fact]
    public async Task Connecting_tells_where_the_webhook_is_to_lead_and_takes_its_secret_later()
    {
        var (owner, environment) = (await server.RegisterAsync(), NewEnvironment());
        (await owner.CredentialsAsync(Mux)).ShouldBe(200).Text("webhookUrl").ShouldBeEmpty();

        var first = (await owner.ConnectAsync(environment)).ShouldBe(200);

        var id = (await server.AccountsOfAsync(owner)).Single().Id;
        first.Text("webhookUrl").ShouldBe($"https://streamhub.test/webhooks/mux/{id}");
        first.Text("webhook").ShouldBe("none");
        var second = (await owner.ConnectAsync(environment, environment.WebhookSecret)).ShouldBe(200);
        second.Text("webhook").ShouldBe("subscribed");
        second.Text("webhookUrl").ShouldBe(first.Text("webhookUrl"));
        var read = (await owner.CredentialsAsync(Mux)).ShouldBe(200);
        read.Body.ShouldBe(second.Body);
        foreach (var secret in new[] { environment.TokenSecret, environment.WebhookSecret })
        {
            read.Body.ShouldNotContain(secret);
            (await DatabaseContents.ReadAsync(server)).Tables.ShouldAllBe(table => !table.Contains(secret));
        }
    }

    [Fact]
    public async Task Another_token_of_the_environment_is_the_same_account()
    {
        var (owner, environment) = (await server.RegisterAsync(), NewEnvironment());
        var id = await server.ConnectWithWebhookAsync(owner, environment);
        var exchanged = server.Sandbox.Mux.ChangeEnvironment(
            environment.Id,
            known => known with { TokenId = $"{Guid.NewGuid()}", TokenSecret = "the-second-token-of-it" }
        );

        (await owner.ConnectAsync(exchanged)).ShouldBe(200).Text("webhook").ShouldBe("subscribed");

        var account = (await server.AccountsOfAsync(owner)).ShouldHaveSingleItem();
        (account.Id, account.ExternalId, account.State).ShouldBe((id, environment.Id, VideoAccountState.Connected));
        (await owner.TestCredentialsAsync(Mux)).ShouldBe(200).Text("testOutcome").ShouldBe("accepted");
    }

    [Fact]
    public async Task Another_environment_takes_the_place_of_the_one_before()
    {
        var owner = await server.RegisterAsync();
        foreach (var environment in new[] { NewEnvironment(), NewEnvironment() })
        {
            (await owner.ConnectAsync(environment)).ShouldBe(200);
        }

        (await server.AccountsOfAsync(owner))
            .Select(one => one.State)
            .ShouldBe([VideoAccountState.Superseded, VideoAccountState.Connected]);
    }

    [Theory]
    [InlineData("readPermissionMissing")]
    [InlineData("editPermissionMissing", MuxPermission.ReadVideo)]
    [InlineData("keyPermissionMissing", MuxPermission.ReadVideo, MuxPermission.WriteVideo, MuxPermission.ReadSystem)]
    public async Task A_token_without_a_permission_is_refused_by_its_name(string fault, params string[] permissions)
    {
        var owner = await server.RegisterAsync();
        var environment = server.Sandbox.Mux.AddEnvironment("Customer", permissions);

        await ShouldRejectAsync(owner, environment, fault);
    }

    [Fact]
    public async Task A_token_needs_no_more_than_it_is_told_to()
    {
        var owner = await server.RegisterAsync();
        string[] least = [MuxPermission.ReadVideo, MuxPermission.WriteVideo, MuxPermission.WriteSystem];
        var environment = server.Sandbox.Mux.AddEnvironment("Customer", least);
        await server.ConnectWithWebhookAsync(owner, environment);
        (await owner.PublishAtAsync(Mux)).ShouldBe(200);

        var id = await server.ReadyMuxVideoAsync(owner);

        (await owner.StartPlaybackAsync(id)).ShouldBe(200);
    }

    [Fact]
    public async Task A_token_that_is_none_is_refused_and_nothing_is_kept()
    {
        var owner = await server.RegisterAsync();

        await ShouldRejectAsync(owner, NewEnvironment() with { TokenSecret = "another-secret-0123" }, "tokenRefused");
    }

    [Theory]
    [InlineData(FaultKind.RateLimit, "")]
    [InlineData(FaultKind.Status, "")]
    [InlineData(FaultKind.Reset, "")]
    [InlineData(FaultKind.BrokenJson, "")]
    [InlineData(FaultKind.Answer, "<h1>403 Forbidden</h1>")]
    public async Task A_vendor_that_can_not_be_asked_is_no_refusal(FaultKind kind, string body)
    {
        var (owner, environment) = (await server.RegisterAsync(), NewEnvironment());
        (await owner.ConnectAsync(environment)).ShouldBe(200);
        var before = await owner.CredentialsAsync(Mux);
        var fault = new Fault
        {
            Kind = kind,
            Status = kind == FaultKind.Answer ? 403 : 503,
            Body = body,
            RetryAfterSeconds = 60,
        };
        using (VendorOutage.Of(server, Vendors.Mux, fault))
        {
            var newcomer = await server.RegisterAsync();
            (await newcomer.ConnectAsync(environment)).ShouldBeProblem(503, "video_vendor_unavailable");
            (await server.AccountsOfAsync(newcomer)).ShouldBeEmpty();
            (await owner.TestCredentialsAsync(Mux)).ShouldBeProblem(503, "video_vendor_unavailable");
        }

        (await owner.CredentialsAsync(Mux)).Body.ShouldBe(before.Body);
        (await server.AccountsOfAsync(owner)).Single().SealedCredentials.ShouldNotBeNull();
    }

    [Fact]
    public async Task Credentials_that_Mux_refuses_are_erased_and_new_videos_go_to_the_platforms_account()
    {
        var (owner, environment) = (await server.RegisterAsync(), NewEnvironment());
        await server.ConnectWithWebhookAsync(owner, environment);
        (await owner.PublishAtAsync(Mux)).ShouldBe(200);
        server.Sandbox.Mux.ChangeEnvironment(environment.Id, known => known with { TokenSecret = "withdrawn" });

        var tested = (await owner.TestCredentialsAsync(Mux)).ShouldBe(200);

        tested.Text("testOutcome").ShouldBe("rejected");
        tested.Text("fault").ShouldBe("tokenRefused");
        tested.Text("webhookUrl").ShouldBeEmpty();
        var stored = (await server.AccountsOfAsync(owner)).Single();
        (stored.State, stored.SealedCredentials, stored.SealedWebhookSecret).ShouldBe(
            (VideoAccountState.Disconnected, null, null)
        );
        await owner.BeginUploadAsync("put");
        server.Sandbox.Mux.Uploads.ShouldNotContain(upload => upload.EnvironmentId == environment.Id);
    }

    [Fact]
    public async Task After_its_credentials_are_deleted_a_video_plays_on()
    {
        var (owner, environment) = (await server.RegisterAsync(), NewEnvironment());
        await server.ConnectWithWebhookAsync(owner, environment);
        (await owner.PublishAtAsync(Mux)).ShouldBe(200);
        var id = await server.ReadyMuxVideoAsync(owner);

        (await owner.DisconnectAsync(Mux)).ShouldBe(204);

        var playback = (await owner.StartPlaybackAsync(id)).ShouldBe(200);
        using var player = new HttpClient();
        (await player.GetStringAsync(new Uri(playback.Text("hlsUrl")))).ShouldStartWith("#EXTM3U");
        (await owner.TestCredentialsAsync(Mux)).ShouldBeProblem(409, "video_account_not_connected");
    }

    private MuxEnvironment NewEnvironment() => server.Sandbox.Mux.AddEnvironment("Customer");

    private async Task ShouldRejectAsync(User owner, MuxEnvironment environment, string fault)
    {
        var answer = (await owner.ConnectAsync(environment)).ShouldBeProblem(400, "video_credentials_rejected");

        answer.Text("fault").ShouldBe(fault);
        answer.Body.ShouldNotContain(environment.TokenSecret);
        (await server.AccountsOfAsync(owner)).ShouldBeEmpty();
    }
}
