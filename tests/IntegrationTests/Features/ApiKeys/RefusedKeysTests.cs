using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.ApiKeys;

/// <summary>Every reason for which a key is refused, and that it acts on the next request.</summary>
public sealed class RefusedKeysTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Billing = "/api/v1/billing/checkout";

    [Fact]
    public async Task A_typing_error_is_told_apart_from_a_key_that_never_was_and_one_that_was_revoked()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync();
        var typed = key.Secret[..20] + (key.Secret[20] == 'x' ? 'y' : 'x') + key.Secret[21..];
        var gone = await user.CreateKeyAsync();
        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"DELETE FROM api_key_secrets WHERE key_id = {gone.Id}")
        );

        await ShouldBeRefusedAsync(typed, "api_key_malformed");
        await ShouldBeRefusedAsync("sh_", "api_key_malformed");
        await ShouldBeRefusedAsync("sh_live_short", "api_key_malformed");
        await ShouldBeRefusedAsync(gone.Secret, "api_key_unknown");
        (await server.VideosWithAsync(key.Secret)).ShouldBe(200);
        (await user.Api.DeleteAsync(KeySteps.PathOf(key.Id))).ShouldBe(204);
        await ShouldBeRefusedAsync(key.Secret, "api_key_revoked");
    }

    [Theory]
    [InlineData("X-Api-Key: {0}")]
    [InlineData("Authorization: {0}")]
    [InlineData("Authorization: Basic {0}")]
    [InlineData("Authorization: Bearer \"{0}\"")]
    [InlineData("Cookie: api_key={0}")]
    public async Task A_key_in_another_guise_is_no_key(string header)
    {
        var key = await (await server.RegisterAsync()).CreateKeyAsync();

        var answer = await RawHttp.SendAsync(
            server.Address,
            "GET /api/v1/videos",
            [string.Format(null, header, key.Secret)]
        );

        answer.ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_key_in_the_address_is_no_key()
    {
        var key = await (await server.RegisterAsync()).CreateKeyAsync();

        var answer = await server
            .Anonymous()
            .GetAsync($"/api/v1/videos?api_key={key.Secret}&access_token={key.Secret}");

        answer.ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_key_expires()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync(expiresAt: server.Time.GetUtcNow().AddMinutes(5));
        (await server.VideosWithAsync(key.Secret)).ShouldBe(200);

        server.Time.Advance(TimeSpan.FromMinutes(5));

        await ShouldBeRefusedAsync(key.Secret, "api_key_expired");
        (await user.Api.GetAsync(KeySteps.PathOf(key.Id))).Text("state").ShouldBe("expired");
    }

    [Fact]
    public async Task A_replaced_secret_works_until_the_overlap_is_over()
    {
        var user = await server.RegisterAsync();
        var first = await user.CreateKeyAsync();

        var second = await user.RotateKeyAsync(first, overlapSeconds: 60);

        second.Id.ShouldBe(first.Id);
        (await server.VideosWithAsync(first.Secret)).ShouldBe(200);
        (await server.VideosWithAsync(second.Secret)).ShouldBe(200);
        server.Time.Advance(TimeSpan.FromSeconds(60));
        await ShouldBeRefusedAsync(first.Secret, "api_key_replaced");
        (await server.VideosWithAsync(second.Secret)).ShouldBe(200);
    }

    [Fact]
    public async Task Without_an_overlap_the_secret_before_ends_at_once_and_a_revocation_ends_both()
    {
        var user = await server.RegisterAsync();
        var first = await user.CreateKeyAsync();
        var second = await user.RotateKeyAsync(first, overlapSeconds: 0);
        await ShouldBeRefusedAsync(first.Secret, "api_key_replaced");
        var third = await user.RotateKeyAsync(first, overlapSeconds: 3600);

        (await user.Api.DeleteAsync(KeySteps.PathOf(first.Id))).ShouldBe(204);

        await ShouldBeRefusedAsync(second.Secret, "api_key_revoked");
        await ShouldBeRefusedAsync(third.Secret, "api_key_revoked");
    }

    [Fact]
    public async Task A_key_works_only_from_its_addresses()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync(allowedAddresses: ["192.0.2.0/24", "127.0.0.2"]);

        var refused = await server.VideosWithAsync(key.Secret);

        refused.ShouldBeProblem(403, "api_key_address_refused");
        (await server.ClientFrom("127.0.0.2", key.Secret).GetAsync("/api/v1/videos")).ShouldBe(200);
    }

    [Fact]
    public async Task A_header_does_not_change_the_address()
    {
        var key = await (await server.RegisterAsync()).CreateKeyAsync(allowedAddresses: ["192.0.2.7"]);

        var answer = await server
            .ClientWith(key.Secret)
            .SendAsync(HttpMethod.Get, "/api/v1/videos", content: null, ("X-Forwarded-For", "192.0.2.7"));

        answer.ShouldBeProblem(403, "api_key_address_refused");
    }

    [Fact]
    public async Task A_key_acts_for_its_own_organization_and_for_no_other_of_its_makers()
    {
        var owner = await server.RegisterAsync();
        var member = await server.RegisterAsync();
        await server.SetPlaceAsync(member, owner.OrganizationId, "Member");
        var video = await owner.BeginUploadAsync();
        var key = await member.CreateKeyAsync(organizationId: owner.OrganizationId);
        var api = server.ClientWith(key.Secret);

        (await api.GetAsync(VideoSteps.PathOf(video.VideoId))).ShouldBe(200);
        (await api.For($"{owner.OrganizationId}").GetAsync(VideoSteps.PathOf(video.VideoId))).ShouldBe(200);
        foreach (var other in new[] { $"{member.OrganizationId}", $"{Guid.NewGuid()}", $"{Guid.Empty}", "mine" })
        {
            (await api.For(other).GetAsync("/api/v1/videos")).ShouldBeProblem(404, "organization_not_found");
        }
    }

    [Fact]
    public async Task A_key_loses_what_its_maker_loses_with_the_next_request_and_gets_it_back()
    {
        var owner = await server.RegisterAsync();
        var maker = await server.RegisterAsync();
        await server.SetPlaceAsync(maker, owner.OrganizationId, "Admin");
        var key = await maker.CreateKeyAsync(["billing:write", "billing:read"], organizationId: owner.OrganizationId);
        var api = server.ClientWith(key.Secret);
        (await api.PostTextAsync(Billing, "{}")).ShouldBeProblem(400, "validation_failed");

        await server.SetPlaceAsync(maker, owner.OrganizationId, "Member");
        (await api.PostTextAsync(Billing, "{}")).ShouldBeProblem(403, "api_key_forbidden");
        (await api.GetAsync("/api/v1/billing/plan")).ShouldBe(200);

        await server.SetPlaceAsync(maker, owner.OrganizationId, "Owner");
        (await api.PostTextAsync(Billing, "{}")).ShouldBeProblem(400, "validation_failed");

        await server.RemoveFromAsync(maker, owner.OrganizationId);
        (await api.GetAsync("/api/v1/billing/plan")).ShouldBeProblem(401, "api_key_maker_gone");
    }

    [Fact]
    public async Task A_key_of_a_locked_maker_is_refused_until_the_lock_is_lifted()
    {
        var admin = await server.StaffAsync();
        var maker = await server.RegisterAsync();
        var api = server.ClientWith((await maker.CreateKeyAsync(["billing:read"])).Secret);
        var user = $"/api/v1/admin/users/{maker.Id}";

        (await admin.Api.PostAsync($"{user}/lock", new { reason = "Spam" })).Status.ShouldBeInRange(200, 299);
        (await api.GetAsync("/api/v1/billing/plan")).ShouldBeProblem(401, "api_key_maker_gone");

        (await admin.Api.PostAsync($"{user}/unlock")).Status.ShouldBeInRange(200, 299);
        (await api.GetAsync("/api/v1/billing/plan")).ShouldBe(200);
    }

    [Fact]
    public async Task A_key_loses_what_its_makers_role_loses()
    {
        var user = await server.RegisterAsync(role: "creator");
        var key = await user.CreateKeyAsync(["videos:read", "videos:write"]);
        var api = server.ClientWith(key.Secret);
        (await api.PostTextAsync("/api/v1/videos/uploads", "{}")).ShouldBeProblem(400, "validation_failed");

        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE users SET role = 'Viewer' WHERE id = {user.Id}")
        );

        (await api.PostTextAsync("/api/v1/videos/uploads", "{}")).ShouldBeProblem(403, "api_key_forbidden");
        (await api.GetAsync("/api/v1/videos")).ShouldBe(200);
    }

    [Fact]
    public async Task What_a_key_makes_is_its_organizations()
    {
        var owner = await server.RegisterAsync();
        var maker = await server.RegisterAsync();
        await server.SetPlaceAsync(maker, owner.OrganizationId, "Member");
        var key = await maker.CreateKeyAsync(["videos:write"], organizationId: owner.OrganizationId);

        var upload = await server
            .ClientWith(key.Secret)
            .PostAsync("/api/v1/videos/uploads", new { title = "Film", sizeBytes = 1_000 });

        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.ShouldBe(201).Id("videoId")))).ShouldBe(200);
        (await maker.Api.GetAsync(VideoSteps.PathOf(upload.Id("videoId")))).ShouldBe(404);
    }

    private async Task ShouldBeRefusedAsync(string secret, string code)
    {
        var answer = await server.VideosWithAsync(secret);
        answer.ShouldBeProblem(401, code);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }
}
