using Shouldly;
using StreamHub.IntegrationTests.Harness;
using static StreamHub.IntegrationTests.Harness.OrganizationSteps;

namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>The user's organization with members and an open invitation, and what others offer to the user.</summary>
public sealed record OrganizationScene(
    Guid OrganizationId,
    Guid MemberId,
    Guid HeirId,
    Guid InvitationId,
    IReadOnlyDictionary<string, string> Tokens
)
{
    public static async Task<OrganizationScene> SetAsync(StreamHubServer server, User user)
    {
        await server.ConfirmAddressAsync(user);
        var organization = await user.FoundAsync();
        var member = await server.JoinAsync(user, organization);
        var heir = await server.JoinAsync(user, organization);
        var invitation = await user.Api.PostAsync(InvitationsOf(organization), new { email = "invited@example.com" });
        var tokens = new Dictionary<string, string>();
        foreach (var name in new[] { "$previewed", "$accepted", "$declined" })
        {
            var host = await server.RegisterAsync();
            tokens[name] = await server.InviteAsync(host, host.OrganizationId, user.Email);
        }

        return new OrganizationScene(organization, member.Id, heir.Id, invitation.ShouldBe(201).Id(), tokens);
    }

    public string Fill(string text) =>
        Tokens.Aggregate(
            text.Replace("{organizationId}", $"{OrganizationId}", StringComparison.Ordinal)
                .Replace("{userId}", $"{MemberId}", StringComparison.Ordinal)
                .Replace("{invitationId}", $"{InvitationId}", StringComparison.Ordinal)
                .Replace("$heir", $"{HeirId}", StringComparison.Ordinal),
            (filled, token) => filled.Replace(token.Key, token.Value, StringComparison.Ordinal)
        );
}
