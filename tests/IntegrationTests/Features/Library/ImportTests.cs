using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Library;

public sealed class ImportTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Import = "/api/v1/videos/import";

    [Fact]
    public async Task What_stands_at_the_vendor_for_the_organization_comes_into_its_library_once()
    {
        var owner = await server.RegisterAsync();
        var other = await server.RegisterAsync();
        var known = await server.ReadyVideoAsync(owner);
        var deleted = await server.ReadyVideoAsync(owner);
        await server.ReadyVideoAsync(other);
        var uid = await ForgottenVideoAsync(owner);
        (await owner.Api.DeleteAsync(VideoSteps.PathOf(deleted))).ShouldBe(204);
        await server.WhenIdleAsync();

        (await owner.Api.PostAsync(Import)).ShouldBe(201).Text("state").ShouldBe("running");
        await server.WhenIdleAsync();

        var progress = await owner.Api.GetAsync(Import);
        progress.ShouldBe(200).Text("state").ShouldBe("succeeded");
        progress.At("seen").GetInt32().ShouldBe(2);
        progress.At("imported").GetInt32().ShouldBe(1);
        var page = (await owner.Api.GetAsync("/api/v1/videos")).At("items").EnumerateArray().ToList();
        page.Count.ShouldBe(2);
        var imported = page.Single(video => video.GetProperty("id").GetGuid() != known);
        imported.GetProperty("vendorUid").GetString().ShouldBe(uid);
        imported.GetProperty("state").GetString().ShouldBe("ready");
        imported.GetProperty("access").GetString().ShouldBe("private");
        imported.GetProperty("title").GetString().ShouldBe("A video");
        server.Sandbox.Cloudflare.Find(uid).ShouldNotBeNull().RequireSignedUrls.ShouldBeTrue();
        (await server.UsedBytesAsync(owner)).ShouldBe(2 * SampleVideo.Bytes.Length);

        (await owner.Api.PostAsync(Import)).ShouldBe(201);
        await server.WhenIdleAsync();
        (await owner.Api.GetAsync(Import)).At("imported").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task One_import_runs_at_a_time_and_waits_for_a_vendor_that_is_away()
    {
        var owner = await server.RegisterAsync();
        (await owner.Api.GetAsync(Import)).ShouldBeProblem(404, "import_not_found");
        using (VendorOutage.Down(server, Vendors.Cloudflare))
        {
            var answers = await Task.WhenAll(owner.Api.PostAsync(Import), owner.Api.PostAsync(Import));
            answers.Select(answer => answer.Status).ShouldBe([201, 409], ignoreOrder: true);
            answers.Single(answer => answer.Status == 409).ShouldBeProblem(409, "import_running");
            (await owner.Api.GetAsync(Import)).Text("state").ShouldBe("running");
        }

        server.Advance(TimeSpan.FromMinutes(5));
        await server.WhenIdleAsync();
        (await owner.Api.GetAsync(Import)).Text("state").ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_new_title_is_told_to_the_vendor()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);

        (await owner.Api.PatchAsync(VideoSteps.PathOf(id), new { title = "Renamed" })).ShouldBe(200);
        await server.WhenIdleAsync();

        var there = (await server.AtVendorAsync(owner, id)).ShouldNotBeNull();
        there.Meta["name"]!.GetValue<string>().ShouldBe("Renamed");
        there.RequireSignedUrls.ShouldBeTrue();
    }

    /// <summary>A video of the organization's at the vendor that we know nothing of, and that everybody can play.</summary>
    private async Task<string> ForgottenVideoAsync(User owner)
    {
        var id = await server.ReadyVideoAsync(owner);
        var uid = (await server.AtVendorAsync(owner, id)).ShouldNotBeNull().Uid;
        await server.InDatabaseAsync(async database =>
        {
            await database.Set<Video>().IgnoreQueryFilters().Where(video => video.Id == id).ExecuteDeleteAsync();
            return await database.Database.ExecuteSqlAsync(
                $"UPDATE library_usages SET used_bytes = used_bytes - {SampleVideo.Bytes.Length} WHERE organization_id = {owner.OrganizationId}"
            );
        });
        var cloudflare = server.Sandbox.Cloudflare;
        using var http = new HttpClient { BaseAddress = server.Sandbox.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", cloudflare.ApiToken);
        using var opened = await http.PostAsJsonAsync(
            $"cloudflare/client/v4/accounts/{cloudflare.AccountId}/stream/{uid}",
            new { requireSignedURLs = false }
        );
        opened.EnsureSuccessStatusCode();
        return uid;
    }
}
