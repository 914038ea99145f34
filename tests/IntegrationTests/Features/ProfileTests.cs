using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class ProfileTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Path = "/api/v1/auth/profile";

    [Fact]
    public async Task A_profile_tells_its_owner_what_is_known_and_no_secret()
    {
        var user = await server.RegisterAsync("Cara");

        var profile = await user.Api.GetAsync(Path);

        profile.ShouldBe(200).Id().ShouldBe(user.Id);
        profile.Text("email").ShouldBe(user.Email);
        profile.At("createdAt").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
        profile
            .Json.EnumerateObject()
            .Select(member => member.Name)
            .ShouldBe(
                [
                    "id",
                    "email",
                    "displayName",
                    "role",
                    "emailConfirmed",
                    "twoFactorEnabled",
                    "organizationId",
                    "createdAt",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task A_changed_name_is_answered_and_kept()
    {
        var user = await server.RegisterAsync();

        (await user.Api.PatchAsync(Path, new { displayName = "  Żaneta 🎬  " }))
            .Text("displayName")
            .ShouldBe("Żaneta 🎬");

        (await user.Api.GetAsync(Path)).Text("displayName").ShouldBe("Żaneta 🎬");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u0007")]
    public async Task A_name_that_nobody_could_read_is_refused(string name)
    {
        var user = await server.RegisterAsync("Cara");

        (await user.Api.PatchAsync(Path, new { displayName = name })).ShouldBlame("displayName");

        (await user.Api.GetAsync(Path)).Text("displayName").ShouldBe("Cara");
    }

    [Fact]
    public async Task A_name_has_up_to_100_characters()
    {
        var user = await server.RegisterAsync();

        (await user.Api.PatchAsync(Path, new { displayName = new string('x', 100) })).ShouldBe(200);
        (await user.Api.PatchAsync(Path, new { displayName = new string('x', 101) })).ShouldBlame("displayName");
    }

    [Fact]
    public async Task Nothing_but_the_name_can_be_set()
    {
        var user = await server.RegisterAsync("Cara");
        var before = await user.Api.GetAsync(Path);
        var other = await server.RegisterAsync();

        var answer = await user.Api.PatchAsync(
            Path,
            new
            {
                displayName = "Cara",
                id = other.Id,
                role = "admin",
                email = "somebody@example.com",
                emailConfirmed = true,
                emailConfirmedAt = "2020-01-01T00:00:00Z",
                organizationId = other.OrganizationId,
                personalOrganizationId = other.OrganizationId,
                createdAt = "2020-01-01T00:00:00Z",
                passwordHash = "x",
                version = 99,
            }
        );

        answer.ShouldBe(200).Body.ShouldBe(before.Body);
        (await user.Api.GetAsync(Path)).Body.ShouldBe(before.Body);
        (await server.LogInAsync(user.Email)).ShouldBe(200);
    }

    [Fact]
    public async Task Changes_that_come_at_once_all_succeed_and_one_of_them_stands()
    {
        var user = await server.RegisterAsync();
        var names = Enumerable.Range(1, 3).Select(number => $"Name {number}").ToList();

        var answers = await Task.WhenAll(names.Select(name => user.Api.PatchAsync(Path, new { displayName = name })));

        answers.Select(answer => answer.ShouldBe(200).Text("displayName")).ShouldBe(names);
        names.ShouldContain((await user.Api.GetAsync(Path)).Text("displayName"));
    }

    [Fact]
    public async Task A_change_of_one_profile_leaves_the_others_alone()
    {
        var user = await server.RegisterAsync();
        var other = await server.RegisterAsync("Other");

        (await user.Api.PatchAsync(Path, new { displayName = "Mine" })).ShouldBe(200);

        (await other.Api.GetAsync(Path)).Text("displayName").ShouldBe("Other");
    }
}
