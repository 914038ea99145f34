using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class ActingOrganizationTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Profile = "/api/v1/auth/profile";

    [Fact]
    public async Task Without_a_header_a_user_acts_for_the_personal_organization_and_may_say_so()
    {
        var user = await server.RegisterAsync();

        (await user.Api.GetAsync(Profile)).ShouldBe(200);
        (await GetAsync(user, user.OrganizationId.ToString())).ShouldBe(200);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("7b8f7c0e-6f0a-4b53-9d3c-0a2f6a4b1c2d")]
    [InlineData("mine")]
    [InlineData("' OR 1=1")]
    public async Task An_organization_that_is_none_is_not_found(string id) =>
        (await GetAsync(await server.RegisterAsync(), id)).ShouldBeProblem(404, "organization_not_found");

    [Fact]
    public async Task Another_users_organization_answers_as_one_that_is_none()
    {
        var user = await server.RegisterAsync();
        var other = await server.RegisterAsync();

        (await GetAsync(user, other.OrganizationId.ToString())).ShouldBeProblem(404, "organization_not_found");
    }

    private static Task<ApiAnswer> GetAsync(User user, string organizationId) =>
        user.Api.For(organizationId).GetAsync(Profile);
}
