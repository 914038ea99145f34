using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class EmailConfirmationTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("🔑")]
    public async Task A_token_that_was_never_mailed_confirms_nothing(string token)
    {
        (await server.ConfirmAsync(token)).ShouldBeProblem(400, "invalid_confirmation_token");
    }

    [Fact]
    public async Task A_link_works_for_a_day_and_not_longer()
    {
        var user = await server.RegisterAsync();
        var token = await server.MailedTokenAsync(user);
        server.Time.Advance(TimeSpan.FromHours(24));

        (await server.ConfirmAsync(token)).ShouldBeProblem(400, "invalid_confirmation_token");

        (await IsConfirmedAsync(user)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_link_works_almost_to_the_end_of_the_day()
    {
        var user = await server.RegisterAsync();
        var token = await server.MailedTokenAsync(user);
        server.Time.Advance(TimeSpan.FromHours(23.9));

        (await server.ConfirmAsync(token)).ShouldBe(204);

        (await IsConfirmedAsync(user)).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_clicks_at_once_one_confirms()
    {
        var user = await server.RegisterAsync();
        var token = await server.MailedTokenAsync(user);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.ConfirmAsync(token)));

        answers.Count(answer => answer.Status == 204).ShouldBe(1);
        foreach (var late in answers.Where(answer => answer.Status != 204))
        {
            late.ShouldBeProblem(400, "invalid_confirmation_token");
        }

        (await IsConfirmedAsync(user)).ShouldBeTrue();
    }

    [Fact]
    public async Task Confirming_one_address_leaves_the_others_unconfirmed()
    {
        var user = await server.RegisterAsync();
        var other = await server.RegisterAsync();

        (await server.ConfirmAsync(await server.MailedTokenAsync(user))).ShouldBe(204);

        (await IsConfirmedAsync(other)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_mail_has_the_link_in_text_and_in_html()
    {
        var user = await server.RegisterAsync("Cara");

        var mail = await server.Sandbox.Mailbox.WaitForAsync(user.Email, TimeSpan.FromSeconds(20));

        var link = $"https://streamhub.test/confirm-email.html#token={await server.MailedTokenAsync(user)}";
        mail.Subject.ShouldBe("Confirm your address");
        mail.Text.ShouldContain("Hello Cara,");
        mail.Text.ShouldContain(link);
        mail.Html.ShouldContain($"<a href=\"{link}\">");
        mail.To.ShouldBe([user.Email]);
    }

    [Fact]
    public async Task A_name_is_text_in_the_mail_and_never_markup()
    {
        var user = await server.RegisterAsync("""<a href="https://evil.example">Żaneta</a>""");

        var mail = await server.Sandbox.Mailbox.WaitForAsync(user.Email, TimeSpan.FromSeconds(20));

        mail.Text.ShouldContain("""Hello <a href="https://evil.example">Żaneta</a>,""");
        mail.Html.ShouldNotContain("<a href=\"https://evil.example\">");
        mail.Html.ShouldContain("&lt;a href=");
    }

    [Fact]
    public async Task Registering_mails_one_link()
    {
        var user = await server.RegisterAsync();

        await server.MailedTokenAsync(user);
        await server.WhenIdleAsync();

        server.Sandbox.Mailbox.For(user.Email).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_link_can_be_asked_for_and_both_work()
    {
        var user = await server.RegisterAsync();
        var first = await server.MailedTokenAsync(user);

        var answer = await user.Api.PostAsync("/api/v1/auth/confirm-email/resend");

        answer.ShouldBe(202);
        await server.WhenIdleAsync();
        server.Sandbox.Mailbox.For(user.Email).Count.ShouldBe(2);
        var second = await server.MailedTokenAsync(user);
        second.ShouldNotBe(first);
        (await server.ConfirmAsync(second)).ShouldBe(204);
        (await server.EventsOfAsync(user.Id)).Count(kind => kind == SecurityEventKind.EmailConfirmed).ShouldBe(1);
        (await server.ConfirmAsync(first)).ShouldBe(204);
        (await server.EventsOfAsync(user.Id)).Count(kind => kind == SecurityEventKind.EmailConfirmed).ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_confirmed_gets_no_more_mail_and_the_same_answer()
    {
        var user = await server.RegisterAsync();
        var before = await user.Api.PostAsync("/api/v1/auth/confirm-email/resend");
        (await server.ConfirmAsync(await server.MailedTokenAsync(user))).ShouldBe(204);
        await server.WhenIdleAsync();
        var mails = server.Sandbox.Mailbox.For(user.Email).Count;

        var answer = await user.Api.PostAsync("/api/v1/auth/confirm-email/resend");

        answer.ShouldBe(202).Body.ShouldBe(before.Body);
        await server.WhenIdleAsync();
        server.Sandbox.Mailbox.For(user.Email).Count.ShouldBe(mails);
    }

    [Fact]
    public async Task Nobody_asks_for_a_link_without_a_token() =>
        (await server.Anonymous().PostAsync("/api/v1/auth/confirm-email/resend")).ShouldBeProblem(
            401,
            "unauthenticated"
        );

    private async Task<bool> IsConfirmedAsync(User user)
    {
        var login = await server.LogInAsync(user.Email);
        return login.At("user.emailConfirmed").GetBoolean();
    }
}
