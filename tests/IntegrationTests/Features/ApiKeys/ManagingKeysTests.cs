using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.ApiKeys;

public sealed class ManagingKeysTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_a_hash()
    {
        var user = await server.RegisterAsync();
        var ends = server.Time.GetUtcNow().AddDays(30);

        var key = await user.CreateKeyAsync(["videos:write", "videos:read"], ends, ["127.0.0.1", "2001:DB8::/32"]);

        key.Secret.ShouldStartWith("sh_live_");
        key.Secret.ShouldStartWith(key.Answer.Text("apiKey.prefix"));
        key.Answer.Headers.Location!.ToString().ShouldBe(KeySteps.PathOf(key.Id));
        var shown = (await user.Api.GetAsync(KeySteps.PathOf(key.Id))).ShouldBe(200);
        shown.Body.ShouldNotContain(key.Secret);
        shown.Text("name").ShouldBe("Automation");
        shown.Text("state").ShouldBe("active");
        Texts(shown.At("scopes")).ShouldBe(["videos:read", "videos:write"]);
        Texts(shown.At("allowedAddresses")).ShouldBe(["127.0.0.1", "2001:db8::/32"]);
        shown.Id("createdBy").ShouldBe(user.Id);
        shown.At("expiresAt").GetDateTimeOffset().ShouldBe(ends, TimeSpan.FromMilliseconds(1));
        shown.At("lastUsedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        var hashes = await server.InDatabaseAsync(database =>
            database
                .Set<KeySecret>()
                .Where(secret => secret.KeyId == key.Id)
                .Select(secret => secret.Hash)
                .ToListAsync()
        );
        hashes.ShouldHaveSingleItem().Length.ShouldBe(64);
        hashes.ShouldNotContain(key.Secret);
    }

    [Theory]
    [InlineData("""{"name":"n","scopes":["videos:everything"]}""", "scopes")]
    [InlineData("""{"name":"n","scopes":["keys:write"]}""", "scopes")]
    [InlineData("""{"name":"n","scopes":[null]}""", "scopes")]
    [InlineData("""{"name":"n","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"n","scopes":["videos:read"],"expiresAt":"2020-01-01T00:00:00Z"}""", "expiresAt")]
    [InlineData("""{"name":"n","scopes":["videos:read"],"expiresAt":"tomorrow"}""", "expiresAt")]
    [InlineData("""{"name":"n","scopes":["videos:read"],"allowedAddresses":["10.0.0.1/8"]}""", "allowedAddresses")]
    [InlineData("""{"name":"n","scopes":["videos:read"],"allowedAddresses":[null]}""", "allowedAddresses")]
    [InlineData("""{"name":" ","scopes":["videos:read"]}""", "name")]
    public async Task What_is_wrong_with_a_wish_is_named(string body, string member)
    {
        var user = await server.RegisterAsync();

        (await user.Api.PostTextAsync(KeySteps.Path, body)).ShouldBlame(member);
    }

    [Fact]
    public async Task A_key_can_not_have_what_its_maker_does_not_have()
    {
        var viewer = await server.RegisterAsync(role: "viewer");

        var refused = await viewer.Api.TryCreateKeyAsync(["videos:read", "videos:write"]);

        refused.ShouldBeProblem(403, "scope_not_granted");
        Texts(refused.At("scopes")).ShouldBe(["videos:write"]);
        (await server.KeyEventsAsync(viewer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_wish_with_the_same_idempotency_key_makes_one_key()
    {
        var user = await server.RegisterAsync();
        (string, string) header = ("Idempotency-Key", $"{Guid.NewGuid()}");
        Task<ApiAnswer> SendAsync() =>
            user.Api.SendAsync(
                HttpMethod.Post,
                KeySteps.Path,
                new StringContent("""{"name":"n","scopes":["videos:read"]}""", null, "application/json"),
                header
            );

        var first = (await SendAsync()).ShouldBe(201);
        var again = (await SendAsync()).ShouldBe(201);

        again.Body.ShouldBe(first.Body);
        (await user.Api.GetAsync(KeySteps.Path)).At("items").GetArrayLength().ShouldBe(1);
        (await server.VideosWithAsync(again.Text("secret"))).ShouldBe(200);
    }

    [Fact]
    public async Task A_list_is_paged_newest_first()
    {
        var user = await server.RegisterAsync();
        var made = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            made.Insert(0, (await user.CreateKeyAsync()).Id);
        }

        var found = new List<Guid>();
        var page = await user.Api.GetAsync($"{KeySteps.Path}?limit=2");
        found.AddRange(Ids(page));
        while (page.At("nextCursor").ValueKind != JsonValueKind.Null)
        {
            page = (await user.Api.GetAsync($"{KeySteps.Path}?limit=2&cursor={page.Text("nextCursor")}")).ShouldBe(200);
            found.AddRange(Ids(page));
        }

        found.ShouldBe(made);
    }

    [Fact]
    public async Task Members_see_their_own_keys_and_admins_see_and_end_all_but_rotate_none_of_others()
    {
        var owner = await server.RegisterAsync();
        var member = await server.RegisterAsync();
        await server.SetPlaceAsync(member, owner.OrganizationId, "Member");
        var owners = await owner.CreateKeyAsync();
        var members = await member.CreateKeyAsync(organizationId: owner.OrganizationId);
        var there = member.Api.For($"{owner.OrganizationId}");

        Ids(await there.GetAsync(KeySteps.Path)).ShouldBe([members.Id]);
        Ids(await owner.Api.GetAsync(KeySteps.Path)).ShouldBe([members.Id, owners.Id]);
        Ids(await member.Api.GetAsync(KeySteps.Path)).ShouldBeEmpty();
        await ShouldBeUnknownAsync(there, owners);
        (await owner.Api.PatchAsync(KeySteps.PathOf(members.Id), new { name = "Theirs" })).ShouldBe(200);
        (
            await owner.Api.PostAsync($"{KeySteps.PathOf(members.Id)}/rotate", new { overlapSeconds = 0 })
        ).ShouldBeProblem(403, "api_key_not_yours");
        (await owner.Api.DeleteAsync(KeySteps.PathOf(members.Id))).ShouldBe(204);
        (await server.VideosWithAsync(members.Secret)).ShouldBeProblem(401, "api_key_revoked");
        (await server.VideosWithAsync(owners.Secret)).ShouldBe(200);
    }

    [Fact]
    public async Task Another_organizations_key_answers_as_one_that_does_not_exist()
    {
        var key = await (await server.RegisterAsync()).CreateKeyAsync();
        var stranger = await server.RegisterAsync();

        await ShouldBeUnknownAsync(stranger.Api, key);

        (await server.VideosWithAsync(key.Secret)).ShouldBe(200);
    }

    [Fact]
    public async Task A_key_is_renamed_also_after_it_is_over()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync();
        (await user.Api.DeleteAsync(KeySteps.PathOf(key.Id))).ShouldBe(204);

        var renamed = await user.Api.PatchAsync(KeySteps.PathOf(key.Id), new { name = " Old script " });

        renamed.ShouldBe(200).Text("name").ShouldBe("Old script");
        renamed.Text("state").ShouldBe("revoked");
    }

    [Fact]
    public async Task A_key_that_is_over_is_not_rotated_and_is_revoked_once()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync();
        (await user.Api.DeleteAsync(KeySteps.PathOf(key.Id))).ShouldBe(204);
        (await user.Api.DeleteAsync(KeySteps.PathOf(key.Id))).ShouldBe(204);

        var rotated = await user.Api.PostAsync($"{KeySteps.PathOf(key.Id)}/rotate", new { overlapSeconds = 0 });

        rotated.ShouldBeProblem(409, "api_key_over");
        (await server.KeyEventsAsync(user))
            .Select(one => one.Kind)
            .ShouldBe([SecurityEventKind.KeyCreated, SecurityEventKind.KeyRevoked]);
    }

    [Fact]
    public async Task Of_two_rotations_at_once_one_wins_and_its_secret_works()
    {
        var user = await server.RegisterAsync();
        for (var round = 0; round < 5; round++)
        {
            var key = await user.CreateKeyAsync();

            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 2)
                    .Select(_ => user.Api.PostAsync($"{KeySteps.PathOf(key.Id)}/rotate", new { overlapSeconds = 60 }))
            );

            foreach (var answer in answers.Where(answer => answer.Status != 200))
            {
                answer.ShouldBeProblem(409, "changed_meanwhile");
            }

            var current = await server.InDatabaseAsync(database =>
                database.Set<KeySecret>().CountAsync(secret => secret.KeyId == key.Id && secret.EndsAt == null)
            );
            current.ShouldBe(1);
            var issued = answers.Where(answer => answer.Status == 200).Select(answer => answer.Text("secret")).ToList();
            issued.ShouldNotBeEmpty();
            foreach (var secret in issued)
            {
                (await server.VideosWithAsync(secret)).ShouldBe(200);
            }
        }
    }

    [Fact]
    public async Task What_happens_to_a_key_is_told_with_its_prefix_and_never_with_its_secret()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync();
        var rotated = await user.RotateKeyAsync(key, 0);
        (await user.Api.DeleteAsync(KeySteps.PathOf(key.Id))).ShouldBe(204);

        var events = await server.KeyEventsAsync(user);

        events
            .Select(one => (one.Kind, one.Detail))
            .ShouldBe([
                (SecurityEventKind.KeyCreated, key.Answer.Text("apiKey.prefix")),
                (SecurityEventKind.KeyRotated, rotated.Answer.Text("apiKey.prefix")),
                (SecurityEventKind.KeyRevoked, rotated.Answer.Text("apiKey.prefix")),
            ]);
        events.ShouldAllBe(one => one.UserId == user.Id && one.ActorId == user.Id && one.Address == "127.0.0.1");
    }

    [Fact]
    public async Task The_table_of_scopes_says_what_each_opens_and_what_you_have()
    {
        var viewer = await server.RegisterAsync(role: "viewer");

        var scopes = (await viewer.Api.GetAsync($"{KeySteps.Path}/scopes")).ShouldBe(200).At("items");

        var write = scopes.EnumerateArray().Single(one => one.GetProperty("scope").GetString() == "videos:write");
        write.GetProperty("granted").GetBoolean().ShouldBeFalse();
        write
            .GetProperty("operations")
            .EnumerateArray()
            .Select(one => $"{one.GetProperty("id")} {one.GetProperty("method")} {one.GetProperty("path")}")
            .ShouldContain("EditVideo PATCH /api/v1/videos/{id}");
        scopes
            .EnumerateArray()
            .Single(one => one.GetProperty("scope").GetString() == "videos:read")
            .GetProperty("granted")
            .GetBoolean()
            .ShouldBeTrue();
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(one => one.GetString());

    private static List<Guid> Ids(ApiAnswer page) =>
        page.At("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()).ToList();

    private static async Task ShouldBeUnknownAsync(ApiClient api, MadeKey key)
    {
        var path = KeySteps.PathOf(key.Id);
        (await api.GetAsync(path)).ShouldBeProblem(404, "api_key_not_found");
        (await api.PatchAsync(path, new { name = "Mine" })).ShouldBeProblem(404, "api_key_not_found");
        (await api.PostAsync($"{path}/rotate", new { overlapSeconds = 0 })).ShouldBeProblem(404, "api_key_not_found");
        (await api.DeleteAsync(path)).ShouldBeProblem(404, "api_key_not_found");
    }
}
