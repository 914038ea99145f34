using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.VideoAccounts;

public sealed class ConnectingTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task New_videos_go_to_the_account_that_was_connected()
    {
        var owner = await server.RegisterAsync();
        var account = server.NewAccount();
        (await server.LandingAsync(owner)).ShouldBeNull();

        var answer = (await owner.ConnectAsync(account)).ShouldBe(200);

        answer.Text("state").ShouldBe("connected");
        answer.Text("testOutcome").ShouldBe("accepted");
        answer.Text("webhook").ShouldBe("subscribed");
        (await server.LandingAsync(owner)).ShouldBe(account.Id);
        (await server.LandingAsync(await server.RegisterAsync())).ShouldBeNull();
        var events = await server.OrganizationEventsAsync(owner.OrganizationId);
        events.ShouldContain(one => one.Kind == SecurityEventKind.VideoAccountConnected && one.ActorId == owner.Id);
    }

    [Fact]
    public async Task Reading_tells_the_account_masked_and_no_secret()
    {
        var owner = await server.RegisterAsync();
        var account = server.NewAccount();
        (await owner.CredentialsAsync())
            .ShouldBe(200)
            .At("state")
            .ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await owner.ConnectAsync(account)).ShouldBe(200);

        var read = (await owner.CredentialsAsync()).ShouldBe(200);

        read.Text("accountId").ShouldBe($"{account.Id[..4]}…{account.Id[^4..]}");
        read.Json.EnumerateObject()
            .Select(member => member.Name)
            .ShouldBe(
                [
                    "vendor",
                    "state",
                    "accountId",
                    "connectedAt",
                    "testedAt",
                    "testOutcome",
                    "fault",
                    "webhook",
                    "webhookUrl",
                ],
                ignoreOrder: true
            );
        read.Body.ShouldNotContain(account.Token);
        read.Body.ShouldNotContain(account.Id);
        var stored = (await server.AccountsOfAsync(owner)).ShouldHaveSingleItem();
        stored.SealedCredentials.ShouldNotBeNull().ShouldStartWith("v1.test.");
        stored.SealedWebhookSecret.ShouldNotBeNull().ShouldStartWith("v1.test.");
        (await DatabaseContents.ReadAsync(server)).Tables.ShouldAllBe(table => !table.Contains(account.Token));
    }

    [Fact]
    public async Task A_token_that_is_none_is_refused_and_nothing_is_kept()
    {
        var owner = await server.RegisterAsync();
        await ShouldRejectAsync(owner, new OwnAccount(server.NewAccount().Id, "unknown-token-0123"), "tokenRefused");
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("expired")]
    public async Task A_token_that_is_over_is_refused(string status)
    {
        var owner = await server.RegisterAsync();
        var account = server.NewAccount();
        server.Sandbox.Cloudflare.AddToken(account.Token, account.Id, status: status);

        await ShouldRejectAsync(owner, account, "tokenRefused");
    }

    [Fact]
    public async Task A_token_of_another_account_is_refused()
    {
        var owner = await server.RegisterAsync();
        var account = server.NewAccount();

        await ShouldRejectAsync(owner, account with { Id = server.NewAccount().Id }, "wrongAccount");
    }

    [Theory]
    [InlineData(false, false, "readPermissionMissing")]
    [InlineData(true, false, "editPermissionMissing")]
    public async Task A_token_without_a_permission_is_refused_by_its_name(bool mayRead, bool mayEdit, string fault)
    {
        var owner = await server.RegisterAsync();
        var account = server.NewAccount();
        server.Sandbox.Cloudflare.AddToken(account.Token, account.Id, mayRead, mayEdit);

        await ShouldRejectAsync(owner, account, fault);
    }

    [Fact]
    public async Task A_token_of_the_account_itself_is_taken()
    {
        var owner = await server.RegisterAsync();
        var account = server.NewAccount();
        server.Sandbox.Cloudflare.AddToken(account.Token, account.Id, isAccounts: true);

        (await owner.ConnectAsync(account)).ShouldBe(200);
    }

    [Theory]
    [InlineData(FaultKind.RateLimit)]
    [InlineData(FaultKind.Status)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.BrokenJson)]
    public async Task A_vendor_that_can_not_be_asked_is_no_refusal_and_nothing_is_kept(FaultKind kind)
    {
        var owner = await server.RegisterAsync();
        var account = server.NewAccount();
        using (VendorOutage.Of(server, Vendors.Cloudflare, new Fault { Kind = kind, RetryAfterSeconds = 60 }))
        {
            (await owner.ConnectAsync(account)).ShouldBeProblem(503, "video_vendor_unavailable");
        }

        (await server.AccountsOfAsync(owner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_that_connect_at_once_leave_one_account_connected()
    {
        var owner = await server.RegisterAsync();
        var accounts = Enumerable.Range(0, 4).Select(_ => server.NewAccount()).ToList();

        var answers = await Task.WhenAll(accounts.Append(accounts[0]).Select(account => owner.ConnectAsync(account)));

        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 409);
        answers.ShouldContain(answer => answer.Status == 200);
        (await server.AccountsOfAsync(owner)).Count(one => one.State == VideoAccountState.Connected).ShouldBe(1);
    }

    [Fact]
    public async Task The_database_keeps_one_account_connected()
    {
        var owner = await server.RegisterAsync();

        var failure = await Should.ThrowAsync<DbUpdateException>(() =>
            server.InDatabaseAsync(database =>
            {
                foreach (var name in new[] { "one", "other" })
                {
                    database.Add(
                        VideoAccount.Connect(
                            owner.OrganizationId,
                            VideoVendor.Mux,
                            name,
                            "sealed",
                            null,
                            server.Time.GetUtcNow()
                        )
                    );
                }

                return database.SaveChangesAsync();
            })
        );

        failure.InnerException!.Message.ShouldContain("ix_video_accounts_connected");
    }

    [Fact]
    public async Task An_account_can_take_its_place_back()
    {
        var owner = await server.RegisterAsync();
        var (first, second) = (server.NewAccount(), server.NewAccount());
        foreach (var account in new[] { first, second, first, second, first })
        {
            (await owner.ConnectAsync(account)).ShouldBe(200);
            (await server.LandingAsync(owner)).ShouldBe(account.Id);
        }

        (await server.AccountsOfAsync(owner))
            .Select(one => (one.ExternalId, one.State))
            .ShouldBe([(first.Id, VideoAccountState.Connected), (second.Id, VideoAccountState.Superseded)]);
    }

    [Fact]
    public async Task Members_read_and_do_not_write()
    {
        var owner = await server.RegisterAsync();
        var member = await server.JoinAsync(owner, owner.OrganizationId);
        var account = server.NewAccount();
        var path = VideoAccountSteps.CredentialsOf(owner.OrganizationId);
        (await owner.ConnectAsync(account)).ShouldBe(200);

        (await member.Api.GetAsync(path)).ShouldBe(200);
        (await member.Api.PutAsync(path, new { accountId = account.Id, apiToken = account.Token })).ShouldBe(403);
        (await member.Api.DeleteAsync(path)).ShouldBe(403);
        (await member.Api.PostAsync($"{path}/test")).ShouldBe(403);
        (await member.Api.PutAsync(VideoAccountSteps.SettingsOf(owner.OrganizationId), new { })).ShouldBe(403);
        (await server.AccountsOfAsync(owner)).Single().State.ShouldBe(VideoAccountState.Connected);
    }

    [Fact]
    public async Task A_row_that_was_moved_to_another_organization_does_not_open()
    {
        var (owner, thief) = (await server.RegisterAsync(), await server.RegisterAsync());
        var account = server.NewAccount();
        (await owner.ConnectAsync(account)).ShouldBe(200);

        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync(
                $"UPDATE video_accounts SET organization_id = {thief.OrganizationId} WHERE external_id = {account.Id}"
            )
        );

        (await thief.Api.PostAsync(VideoSteps.Uploads, new { title = "Film", sizeBytes = 1_000 })).ShouldBe(500);
        server.Sandbox.Cloudflare.Videos.ShouldNotContain(video => video.AccountId == account.Id);
    }

    private async Task ShouldRejectAsync(User owner, OwnAccount account, string fault)
    {
        var answer = (await owner.ConnectAsync(account)).ShouldBeProblem(400, "video_credentials_rejected");

        answer.Text("fault").ShouldBe(fault);
        answer.Body.ShouldNotContain(account.Token);
        (await server.AccountsOfAsync(owner)).ShouldBeEmpty();
    }
}
