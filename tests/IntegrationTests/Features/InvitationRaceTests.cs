using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Organizations;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.OrganizationSteps;
using Person = StreamHub.IntegrationTests.Harness.User;

namespace StreamHub.IntegrationTests.Features;

/// <summary>Of what several people do to one invitation at the same time, one thing happens.</summary>
public sealed class InvitationRaceTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Of_two_acceptances_at_once_one_makes_a_member()
    {
        for (var round = 0; round < 5; round++)
        {
            var (owner, studio) = await StudioAsync();
            var person = await server.RegisterConfirmedAsync();
            var token = await server.InviteAsync(owner, studio, person.Email);

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => person.AcceptAsync(token)));

            answers.Count(answer => answer.Status == 200).ShouldBe(1);
            foreach (var late in answers.Where(answer => answer.Status != 200))
            {
                late.ShouldBeProblem(400, "invalid_invitation_token");
            }

            (await owner.RolesAsync(studio)).Count.ShouldBe(2);
            (await server.OrganizationEventsAsync(studio))
                .Count(one => one.Kind == SecurityEventKind.MemberJoined)
                .ShouldBe(1);
        }
    }

    [Fact]
    public async Task Of_acceptance_and_revocation_at_once_one_happens()
    {
        for (var round = 0; round < 10; round++)
        {
            var (owner, studio) = await StudioAsync();
            var person = await server.RegisterConfirmedAsync();
            var token = await server.InviteAsync(owner, studio, person.Email);
            var id = Ids(await owner.Api.GetAsync(InvitationsOf(studio))).Single();

            var answers = await Task.WhenAll(
                person.AcceptAsync(token),
                owner.Api.DeleteAsync($"{InvitationsOf(studio)}/{id}")
            );

            var joined = answers[0].Status == 200;
            answers.Count(answer => answer.Status is 200 or 204).ShouldBe(1);
            (await owner.RolesAsync(studio)).ContainsKey(person.Id).ShouldBe(joined);
        }
    }

    [Fact]
    public async Task Of_invitations_of_one_address_at_once_one_is_open()
    {
        var (owner, studio) = await StudioAsync();
        var email = $"{Guid.NewGuid():N}@example.com";

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => owner.Api.PostAsync(InvitationsOf(studio), new { email }))
        );

        answers.ShouldContain(answer => answer.Status == 201);
        foreach (var lost in answers.Where(answer => answer.Status != 201))
        {
            lost.ShouldBeProblem(409, "changed_meanwhile");
        }

        var kept = await server.InDatabaseAsync(database =>
            database.Set<Invitation>().IgnoreQueryFilters().CountAsync(one => one.OrganizationId == studio)
        );
        kept.ShouldBe(1);
    }

    private static List<Guid> Ids(ApiAnswer page) =>
        [.. page.ShouldBe(200).At("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];

    private async Task<(Person Owner, Guid Studio)> StudioAsync()
    {
        var owner = await server.RegisterAsync();
        return (owner, await owner.FoundAsync());
    }
}
