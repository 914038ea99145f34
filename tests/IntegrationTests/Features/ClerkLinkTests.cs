using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>Whose account somebody from Clerk gets: an address alone gives none.</summary>
public sealed class ClerkLinkTests(ClerkServer server) : IClassFixture<ClerkServer>
{
    [Fact]
    public async Task An_account_with_the_same_proven_address_is_theirs()
    {
        var user = await ConfirmedAsync();
        var cleo = server.CreateQuietly(user.Email.ToUpperInvariant());

        var answer = await server.ComeInAsync(cleo);

        answer.ShouldBe(200).Id().ShouldBe(user.Id);
        (await server.LogInAsync(user.Email)).ShouldBe(200);
    }

    [Fact]
    public async Task An_account_that_never_proved_the_address_is_not_given_away()
    {
        var user = await server.RegisterAsync();
        var cleo = server.CreateQuietly(user.Email);

        (await server.ComeInAsync(cleo)).ShouldBeProblem(403, "identity_email_unconfirmed");

        (await server.ConfirmAsync(await server.MailedTokenAsync(user))).ShouldBe(204);
        (await server.ComeInAsync(cleo)).ShouldBe(200).Id().ShouldBe(user.Id);
    }

    [Fact]
    public async Task An_address_that_Clerk_did_not_verify_opens_nothing()
    {
        var user = await ConfirmedAsync();
        var thief = server.CreateQuietly(user.Email, verified: false);
        var stranger = server.CreateQuietly(verified: false);

        (await server.ComeInAsync(thief)).ShouldBeProblem(403, "identity_email_unverified");
        (await server.ComeInAsync(stranger)).ShouldBeProblem(403, "identity_email_unverified");
        (await server.UsersOfAsync(stranger.Email)).ShouldBe(0);
    }

    [Fact]
    public async Task An_account_is_one_persons_at_Clerk()
    {
        var cleo = server.CreateQuietly();
        var id = (await server.ComeInAsync(cleo)).Id();
        var heir = server.CreateQuietly(cleo.Email);

        (await server.ComeInAsync(heir)).ShouldBeProblem(403, "identity_email_linked");

        (await server.ComeInAsync(cleo)).Id().ShouldBe(id);
    }

    [Fact]
    public async Task Somebody_without_a_name_is_called_as_the_address_begins()
    {
        var cleo = server.CreateQuietly(firstName: "\u0007");
        server.Clerk.WebhookUrl = null;
        server.Clerk.ChangeUser(cleo.Id, user => user with { FirstName = null, LastName = "  " });

        (await server.ComeInAsync(cleo)).Text("displayName").ShouldBe(cleo.Email.Split('@')[0]);
    }

    private async Task<User> ConfirmedAsync()
    {
        var user = await server.RegisterAsync();
        (await server.ConfirmAsync(await server.MailedTokenAsync(user))).ShouldBe(204);
        return user;
    }
}
