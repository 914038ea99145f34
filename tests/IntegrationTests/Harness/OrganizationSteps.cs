using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Audit;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What tests do with organizations on the way to what they are about.</summary>
public static class OrganizationSteps
{
    public const string Organizations = "/api/v1/organizations";
    public const string Received = "/api/v1/invitations";

    private const string LinkStart = "invitation.html#token=";

    private static readonly TimeSpan MailPatience = TimeSpan.FromSeconds(20);

    public static string PathOf(Guid organization) => $"{Organizations}/{organization}";

    public static string MembersOf(Guid organization) => $"{PathOf(organization)}/members";

    public static string MemberOf(Guid organization, Guid userId) => $"{MembersOf(organization)}/{userId}";

    public static string InvitationsOf(Guid organization) => $"{PathOf(organization)}/invitations";

    public static async Task<Guid> FoundAsync(this User founder, string name = "Studio")
    {
        var answer = await founder.Api.PostAsync(Organizations, new { name });
        return answer.ShouldBe(201).Id();
    }

    /// <summary>Somebody who just registered and whose address is proven.</summary>
    public static async Task<User> RegisterConfirmedAsync(
        this StreamHubServer server,
        string name = "Somebody",
        string? role = null
    )
    {
        var user = await server.RegisterAsync(name, role);
        await server.ConfirmAddressAsync(user);
        return user;
    }

    public static async Task ConfirmAddressAsync(this StreamHubServer server, User user)
    {
        var confirmed = await server.InDatabaseAsync(database =>
            database
                .Set<StreamHub.Domain.Users.User>()
                .Where(one => one.Id == user.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.EmailConfirmedAt, server.Time.GetUtcNow()))
        );
        confirmed.ShouldBe(1);
    }

    /// <summary>Invites the address, and waits for the mail.</summary>
    /// <returns>The token of the mailed link.</returns>
    public static async Task<string> InviteAsync(
        this StreamHubServer server,
        User inviter,
        Guid organization,
        string email,
        string? role = null
    )
    {
        var known = server.Sandbox.Mailbox.For(email).Select(mail => mail.Id).ToHashSet();
        (await inviter.Api.PostAsync(InvitationsOf(organization), new { email, role })).ShouldBe(201);
        var mail = await server.Sandbox.Mailbox.WaitForAsync(
            email,
            MailPatience,
            mail => !known.Contains(mail.Id) && mail.Text.Contains(LinkStart, StringComparison.Ordinal)
        );
        return mail.Text.Split(LinkStart)[1].Split('\n')[0].Trim();
    }

    public static Task<ApiAnswer> AcceptAsync(this User invited, string token) =>
        invited.Api.PostAsync($"{Received}/accept", new { token });

    public static Task<ApiAnswer> DeclineAsync(this User invited, string token) =>
        invited.Api.PostAsync($"{Received}/decline", new { token });

    /// <summary>Somebody who came into the organization by the owner's invitation.</summary>
    public static async Task<User> JoinAsync(
        this StreamHubServer server,
        User owner,
        Guid organization,
        string role = "member"
    )
    {
        var person = await server.RegisterConfirmedAsync();
        var token = await server.InviteAsync(owner, organization, person.Email, role == "owner" ? null : role);
        (await person.AcceptAsync(token)).ShouldBe(200);
        if (role == "owner")
        {
            (await owner.Api.PatchAsync(MemberOf(organization, person.Id), new { role })).ShouldBe(204);
        }

        return person;
    }

    /// <summary>Who has which role, as a member sees it.</summary>
    public static async Task<Dictionary<Guid, string>> RolesAsync(this User member, Guid organization)
    {
        var answer = await member.Api.GetAsync(MembersOf(organization));
        return answer
            .ShouldBe(200)
            .At("items")
            .EnumerateArray()
            .ToDictionary(one => one.GetProperty("userId").GetGuid(), one => one.GetProperty("role").GetString()!);
    }

    /// <summary>What the security log tells of the organization, oldest first.</summary>
    public static Task<List<SecurityEvent>> OrganizationEventsAsync(this StreamHubServer server, Guid organization) =>
        server.InDatabaseAsync(database =>
            database
                .Set<SecurityEvent>()
                .Where(one => one.OrganizationId == organization)
                .OrderBy(one => one.OccurredAt)
                .ToListAsync()
        );
}
