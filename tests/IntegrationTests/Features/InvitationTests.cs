using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.OrganizationSteps;
using Person = StreamHub.IntegrationTests.Harness.User;

namespace StreamHub.IntegrationTests.Features;

public sealed class InvitationTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly TimeSpan MailPatience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(null, "member")]
    [InlineData("member", "member")]
    [InlineData("admin", "admin")]
    public async Task Whoever_is_invited_joins_as_what_was_offered(string? offered, string role)
    {
        var (owner, studio) = await StudioAsync();
        var person = await server.RegisterConfirmedAsync();
        var token = await server.InviteAsync(owner, studio, person.Email.ToUpperInvariant(), offered);

        var joined = await person.AcceptAsync(token);

        joined.ShouldBe(200).Id().ShouldBe(studio);
        joined.Text("role").ShouldBe(role);
        (await owner.RolesAsync(studio))[person.Id].ShouldBe(role);
        (await person.AcceptAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
        (await server.OrganizationEventsAsync(studio))
            .Select(one => one.Kind)
            .ShouldBe([
                SecurityEventKind.OrganizationCreated,
                SecurityEventKind.MemberInvited,
                SecurityEventKind.MemberJoined,
            ]);
    }

    [Fact]
    public async Task The_mail_says_who_invites_to_what_in_text_and_in_html()
    {
        var owner = await server.RegisterAsync("Ann <b>");
        var studio = await owner.FoundAsync("Studio & Sons");
        var email = $"{Guid.NewGuid():N}@example.com";

        var token = await server.InviteAsync(owner, studio, email);

        var mail = await server.Sandbox.Mailbox.WaitForAsync(email, MailPatience);
        var link = $"https://streamhub.test/invitation.html#token={token}";
        mail.Subject.ShouldBe("You are invited to an organization");
        mail.To.ShouldBe([email]);
        mail.Text.ShouldContain("Ann <b> invites you to be a member of Studio & Sons");
        mail.Text.ShouldContain(link);
        mail.Html.ShouldContain($"<a href=\"{link}\">");
        mail.Html.ShouldContain("Ann &lt;b&gt; invites you");
        mail.Html.ShouldContain("Studio &amp; Sons");
    }

    [Fact]
    public async Task The_page_of_the_link_is_there()
    {
        (await server.Anonymous().GetAsync("/invitation.html")).ShouldBe(200).Body.ShouldContain("invitation.js");
        (await server.Anonymous().GetAsync("/invitation.js")).ShouldBe(200).Body.ShouldContain("/invitations/preview");
    }

    [Fact]
    public async Task The_link_shows_what_it_offers_to_whoever_has_it_and_changes_nothing()
    {
        var owner = await server.RegisterAsync("Ann");
        var studio = await owner.FoundAsync();
        var email = $"{Guid.NewGuid():N}@example.com";
        var token = await server.InviteAsync(owner, studio, email, "admin");

        for (var i = 0; i < 2; i++)
        {
            var preview = await PreviewAsync(token);

            preview.ShouldBe(200).Text("organizationName").ShouldBe("Studio");
            preview.Text("invitedBy").ShouldBe("Ann");
            preview.Text("email").ShouldBe(email);
            preview.Text("role").ShouldBe("admin");
        }
    }

    [Fact]
    public async Task The_invited_person_sees_the_invitation_once_the_address_is_confirmed()
    {
        var (owner, studio) = await StudioAsync();
        var person = await server.RegisterAsync();
        var token = await server.InviteAsync(owner, studio, person.Email);

        (await OffersAsync(person)).ShouldBeEmpty();
        (await person.AcceptAsync(token)).ShouldBeProblem(403, "invitation_address_unconfirmed");
        await server.ConfirmAddressAsync(person);

        (await OffersAsync(person)).ShouldBe(["Studio"]);
        (await OffersAsync(owner)).ShouldBeEmpty();
        (await person.AcceptAsync(token)).ShouldBe(200);
        (await OffersAsync(person)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Invitations_come_page_by_page_on_both_sides()
    {
        var (owner, studio) = await StudioAsync();
        var other = await owner.FoundAsync("Other");
        var person = await server.RegisterConfirmedAsync();
        await server.InviteAsync(owner, studio, person.Email);
        await server.InviteAsync(owner, other, person.Email);
        await server.InviteAsync(owner, studio, $"{Guid.NewGuid():N}@example.com");

        await TwoPagesAsync(person, Received);
        await TwoPagesAsync(owner, InvitationsOf(studio));

        static async Task TwoPagesAsync(Person reader, string path)
        {
            var whole = await reader.Api.GetAsync(path);
            var first = await reader.Api.GetAsync($"{path}?limit=1");
            var second = await reader.Api.GetAsync($"{path}?limit=1&cursor={first.Text("nextCursor")}");

            Ids(whole).Count.ShouldBe(2);
            Ids(whole).ShouldBe([.. Ids(first), .. Ids(second)]);
            second.Text("nextCursor").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_forwarded_mail_lets_nobody_else_in()
    {
        var (owner, studio) = await StudioAsync();
        var invited = await server.RegisterConfirmedAsync();
        var other = await server.RegisterConfirmedAsync();
        var token = await server.InviteAsync(owner, studio, invited.Email);

        (await other.AcceptAsync(token)).ShouldBeProblem(403, "invitation_for_another_address");
        (await other.DeclineAsync(token)).ShouldBeProblem(403, "invitation_for_another_address");
        (await server.Anonymous().PostAsync($"{Received}/accept", new { token })).ShouldBeProblem(
            401,
            "unauthenticated"
        );

        (await invited.AcceptAsync(token)).ShouldBe(200);
    }

    [Fact]
    public async Task Whoever_declines_stays_outside_and_can_be_invited_again()
    {
        var (owner, studio) = await StudioAsync();
        var person = await server.RegisterConfirmedAsync();
        var token = await server.InviteAsync(owner, studio, person.Email);

        (await person.DeclineAsync(token)).ShouldBe(204);

        (await person.DeclineAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
        (await person.AcceptAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
        Ids(await owner.Api.GetAsync(InvitationsOf(studio))).ShouldBeEmpty();
        (await person.AcceptAsync(await server.InviteAsync(owner, studio, person.Email))).ShouldBe(200);
    }

    [Fact]
    public async Task A_revoked_invitation_leads_nowhere()
    {
        var (owner, studio) = await StudioAsync();
        var person = await server.RegisterConfirmedAsync();
        var token = await server.InviteAsync(owner, studio, person.Email);
        var id = Ids(await owner.Api.GetAsync(InvitationsOf(studio))).Single();

        (await owner.Api.DeleteAsync($"{InvitationsOf(studio)}/{id}")).ShouldBe(204);

        (await person.AcceptAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
        (await PreviewAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
        (await owner.Api.DeleteAsync($"{InvitationsOf(studio)}/{id}")).ShouldBeProblem(404, "invitation_not_found");
    }

    [Fact]
    public async Task Inviting_again_replaces_the_open_invitation()
    {
        var (owner, studio) = await StudioAsync();
        var person = await server.RegisterConfirmedAsync();
        var former = await server.InviteAsync(owner, studio, person.Email);

        var token = await server.InviteAsync(owner, studio, person.Email, "admin");

        Ids(await owner.Api.GetAsync(InvitationsOf(studio))).Count.ShouldBe(1);
        (await person.AcceptAsync(former)).ShouldBeProblem(400, "invalid_invitation_token");
        (await person.AcceptAsync(token)).ShouldBe(200).Text("role").ShouldBe("admin");
    }

    [Fact]
    public async Task A_member_is_not_invited_again()
    {
        var (owner, studio) = await StudioAsync();
        var member = await server.JoinAsync(owner, studio);

        var answer = await owner.Api.PostAsync(InvitationsOf(studio), new { email = member.Email.ToUpperInvariant() });

        answer.ShouldBeProblem(409, "already_member");
    }

    [Fact]
    public async Task An_invitation_expires_after_a_week()
    {
        var (owner, studio) = await StudioAsync();
        var person = await server.RegisterConfirmedAsync();
        var token = await server.InviteAsync(owner, studio, person.Email);

        server.Advance(TimeSpan.FromDays(7));
        var (then, later) = (await server.LogInAgainAsync(owner), await server.LogInAgainAsync(person));

        (await later.AcceptAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
        (await PreviewAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
        (await OffersAsync(later)).ShouldBeEmpty();
        Ids(await then.Api.GetAsync(InvitationsOf(studio))).Count.ShouldBe(1);
        (await later.AcceptAsync(await server.InviteAsync(then, studio, person.Email))).ShouldBe(200);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("🔑")]
    public async Task A_token_that_was_never_mailed_opens_nothing(string token)
    {
        var person = await server.RegisterConfirmedAsync();

        (await person.AcceptAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
        (await person.DeclineAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
        (await PreviewAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
    }

    [Fact]
    public async Task The_token_is_kept_as_a_hash_alone()
    {
        var (owner, studio) = await StudioAsync();
        var token = await server.InviteAsync(owner, studio, $"{Guid.NewGuid():N}@example.com");
        await server.WhenIdleAsync();

        (await DatabaseContents.ReadAsync(server)).Tables.ShouldAllBe(table => !table.Contains(token));
        server.Logs.Lines.ShouldAllBe(line => !line.Contains(token));
    }

    private static List<Guid> Ids(ApiAnswer page) =>
        [.. page.ShouldBe(200).At("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];

    private static async Task<List<string?>> OffersAsync(Person person)
    {
        var page = await person.Api.GetAsync(Received);
        return
        [
            .. page.ShouldBe(200)
                .At("items")
                .EnumerateArray()
                .Select(one => one.GetProperty("organizationName").GetString()),
        ];
    }

    private Task<ApiAnswer> PreviewAsync(string token) =>
        server.Anonymous().PostAsync($"{Received}/preview", new { token });

    private async Task<(Person Owner, Guid Studio)> StudioAsync()
    {
        var owner = await server.RegisterAsync();
        return (owner, await owner.FoundAsync());
    }
}
