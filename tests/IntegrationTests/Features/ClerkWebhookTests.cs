using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.Domain.Webhooks;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Clerk;
using StreamHub.VendorSandbox.Webhooks;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>Accounts follow what Clerk says, in whatever order it comes.</summary>
public sealed class ClerkWebhookTests(ClerkServer server) : IClassFixture<ClerkServer>
{
    [Fact]
    public async Task A_new_person_has_an_account_before_the_first_request()
    {
        var cleo = server.Clerk.CreateUser(ClerkServer.NewEmail(), "Cleo", "Patra");
        await server.WhenIdleAsync();

        (await server.ComeInAsync(cleo)).Text("displayName").ShouldBe("Cleo Patra");

        server.UserFetches(cleo.Id).ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_newest_counts_in_any_order_and_however_often_it_comes(int seed)
    {
        server.Sandbox.Webhooks.Hold(Vendors.Clerk);
        var cleo = server.Clerk.CreateUser(ClerkServer.NewEmail(), "First");
        var last = ClerkServer.NewEmail();
        server.Clerk.ChangeUser(cleo.Id, user => user with { FirstName = "Second" });
        server.Clerk.ChangeUser(cleo.Id, user => user with { FirstName = "Third", Email = last });
        server.Clerk.ChangeUser(cleo.Id, user => user with { FirstName = "Last" });

        server.Sandbox.Webhooks.Release(Vendors.Clerk, ReleaseOrder.Shuffle, copies: 2, seed);
        await server.WhenIdleAsync();

        var profile = await server.ComeInAsync(cleo);
        profile.ShouldBe(200).Text("displayName").ShouldBe("Last");
        profile.Text("email").ShouldBe(last);
        (await server.UsersOfAsync(cleo.Email) + await server.UsersOfAsync(last)).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_was_deleted_stays_so_although_the_creation_comes_later()
    {
        var cleo = server.CreateQuietly();
        server.Clerk.DeleteUser(cleo.Id);
        await server.WhenIdleAsync();

        var user = ClerkUsers.Present(cleo).ToJsonString();
        foreach (var type in new[] { "user.updated", "user.created" })
        {
            (await new SvixDoor(server).DeliverAsync($$"""{"type":"{{type}}","data":{{user}}}""")).ShouldBe(200);
            await server.WhenIdleAsync();
        }

        (await server.UsersOfAsync(cleo.Email)).ShouldBe(0);
        (await server.ComeInAsync(cleo)).ShouldBeProblem(401, "unauthenticated");
        (await server.UsersOfAsync(cleo.Email)).ShouldBe(0);
        server.UserFetches(cleo.Id).ShouldBe(0);
    }

    [Fact]
    public async Task A_person_who_is_deleted_is_out_and_the_account_stays()
    {
        var admin = await server.StaffAsync();
        var cleo = server.CreateQuietly();
        var id = (await server.ComeInAsync(cleo)).Id();

        server.Clerk.DeleteUser(cleo.Id);
        await server.WhenIdleAsync();

        (await server.ComeInAsync(cleo)).ShouldBeProblem(401, "unauthenticated");
        (await server.ComeInAsync(cleo, "sess_other")).ShouldBeProblem(401, "unauthenticated");
        (await admin.Api.GetAsync($"/api/v1/admin/users/{id}")).ShouldBe(200);
        (await admin.EventsOfAsync(id)).ShouldContain($"identityUnlinked: Clerk {cleo.Id}");
    }

    [Fact]
    public async Task Who_comes_back_with_the_same_address_has_the_account_again()
    {
        var cleo = server.CreateQuietly();
        var id = (await server.ComeInAsync(cleo)).Id();
        server.Clerk.DeleteUser(cleo.Id);
        await server.WhenIdleAsync();

        var again = server.CreateQuietly(cleo.Email);

        (await server.ComeInAsync(again)).ShouldBe(200).Id().ShouldBe(id);
    }

    [Fact]
    public async Task A_log_in_by_password_outlives_the_person_at_Clerk()
    {
        var user = await server.RegisterAsync();
        (await server.ConfirmAsync(await server.MailedTokenAsync(user))).ShouldBe(204);
        var cleo = server.CreateQuietly(user.Email);
        (await server.ComeInAsync(cleo)).ShouldBe(200);

        server.Clerk.DeleteUser(cleo.Id);
        await server.WhenIdleAsync();

        (await server.ProfileOfAsync(user.AccessToken)).ShouldBe(200);
        (await server.ComeInAsync(cleo)).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task An_address_that_another_account_has_is_left_to_it()
    {
        var other = await server.RegisterAsync();
        var cleo = server.CreateQuietly();
        (await server.ComeInAsync(cleo)).ShouldBe(200);

        server.Clerk.ChangeUser(cleo.Id, user => user with { Email = other.Email, FirstName = "Moved" });
        await server.WhenIdleAsync();

        var profile = await server.ComeInAsync(cleo);
        profile.Text("email").ShouldBe(cleo.Email);
        profile.Text("displayName").ShouldBe("Moved Patra");
    }

    [Fact]
    public async Task An_address_that_is_not_verified_is_not_taken_over()
    {
        var cleo = server.CreateQuietly();
        (await server.ComeInAsync(cleo)).ShouldBe(200);

        server.Clerk.ChangeUser(cleo.Id, user => user with { Email = ClerkServer.NewEmail(), EmailVerified = false });
        await server.WhenIdleAsync();

        (await server.ComeInAsync(cleo)).Text("email").ShouldBe(cleo.Email);
    }

    [Fact]
    public async Task A_person_whose_address_is_not_verified_gets_an_account_once_it_is()
    {
        var cleo = server.Clerk.CreateUser(ClerkServer.NewEmail(), verified: false);
        await server.WhenIdleAsync();
        (await server.UsersOfAsync(cleo.Email)).ShouldBe(0);

        server.Clerk.ChangeUser(cleo.Id, user => user with { EmailVerified = true });
        await server.WhenIdleAsync();

        (await server.UsersOfAsync(cleo.Email)).ShouldBe(1);
    }

    [Fact]
    public async Task A_webhook_and_a_first_request_at_once_make_one_account()
    {
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var cleo = server.Clerk.CreateUser(ClerkServer.NewEmail());

            (await server.ComeInAsync(cleo)).ShouldBe(200);

            await server.WhenIdleAsync();
            (await server.UsersOfAsync(cleo.Email)).ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("""{"type":"session.created","data":{"id":"sess_1","updated_at":"x"}}""")]
    [InlineData("""{"type":"user.created","data":{}}""")]
    [InlineData("""{"type":"user.created","data":{"id":1}}""")]
    [InlineData("""{"type":"user.created","data":{"id":"user_1","updated_at":-1}}""")]
    [InlineData("""{"type":"user.created","data":{"id":"user 1","updated_at":1}}""")]
    [InlineData("""{"type":"user.updated","data":{"id":"user_1","updated_at":999999999999999999}}""")]
    [InlineData("""{"type":"user.deleted","data":{"deleted":true}}""")]
    public async Task What_tells_nothing_of_a_person_is_kept_and_ignored(string body)
    {
        (await new SvixDoor(server).DeliverAsync(body)).ShouldBe(200);
        await server.WhenIdleAsync();

        (await new SvixDoor(server).StoredAsync(body)).ShouldHaveSingleItem().State.ShouldBe(WebhookEventState.Ignored);
        (await server.InDatabaseAsync(database => database.Set<ExternalIdentity>().CountAsync(IsUser1))).ShouldBe(0);
    }

    private static readonly System.Linq.Expressions.Expression<Func<ExternalIdentity, bool>> IsUser1 = identity =>
        identity.Subject == "user_1";
}
