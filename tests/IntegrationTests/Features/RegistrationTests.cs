using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class RegistrationTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Registering_creates_an_account_with_a_personal_organization_and_logs_it_in()
    {
        var user = await server.RegisterAsync("Cara");

        var profile = await user.Api.GetAsync("/api/v1/auth/profile");

        profile.ShouldBe(200);
        profile.Text("displayName").ShouldBe("Cara");
        profile.Text("role").ShouldBe("creator");
        profile.Id("organizationId").ShouldBe(user.OrganizationId);
        profile.At("emailConfirmed").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_has_one_account_however_it_is_capitalised()
    {
        var user = await server.RegisterAsync();

        var again = await server
            .Anonymous()
            .PostAsync(
                "/api/v1/auth/register",
                new
                {
                    email = user.Email.ToUpperInvariant(),
                    password = User.Password,
                    displayName = "Twin",
                }
            );

        again.ShouldBeProblem(409, "email_taken");
    }

    [Fact]
    public async Task Of_twins_that_register_at_once_one_wins()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var body = new
        {
            email,
            password = User.Password,
            displayName = "Twin",
        };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => server.Anonymous().PostAsync("/api/v1/auth/register", body))
        );

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        foreach (var loser in answers.Where(answer => answer.Status != 201))
        {
            loser.ShouldBeProblem(409, "email_taken");
        }
    }

    [Fact]
    public async Task The_mailed_link_confirms_the_address_once()
    {
        var user = await server.RegisterAsync();
        var mail = await server.Sandbox.Mailbox.WaitForAsync(user.Email, TimeSpan.FromSeconds(20));
        var token = mail.Text.Split("#token=")[1].Split('\n')[0].Trim();

        (await server.Anonymous().PostAsync("/api/v1/auth/confirm-email", new { token })).ShouldBe(204);

        var profile = await user.Api.GetAsync("/api/v1/auth/profile");
        profile.At("emailConfirmed").GetBoolean().ShouldBeTrue();
        var again = await server.Anonymous().PostAsync("/api/v1/auth/confirm-email", new { token });
        again.ShouldBeProblem(400, "invalid_confirmation_token");
    }
}
