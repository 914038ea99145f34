using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Contracts;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Cloudflare;
using StreamHub.VendorSandbox.Mux;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Library;

/// <summary>What stands at a vendor and here, at every vendor.</summary>
public abstract class ImportTests(StreamHubServer server, string vendor)
{
    protected StreamHubServer Server => server;

    protected const string Import = "/api/v1/videos/import";

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
        ShouldBeGuarded(uid);
        (await owner.StartPlaybackAsync(imported.GetProperty("id").GetGuid())).ShouldBe(200);
        (await server.UsedBytesAsync(owner)).ShouldBe(SampleVideo.Bytes.Length + ImportedBytes);

        (await owner.Api.PostAsync(Import)).ShouldBe(201);
        await server.WhenIdleAsync();
        (await owner.Api.GetAsync(Import)).At("imported").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task One_import_runs_at_a_time_and_waits_for_a_vendor_that_is_away()
    {
        var owner = await server.RegisterAsync();
        (await owner.Api.GetAsync(Import)).ShouldBeProblem(404, "import_not_found");
        using (VendorOutage.Down(server, vendor))
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

        ShouldBeCalled(await UidOfAsync(owner, id), "Renamed");
        ShouldBeGuarded(await UidOfAsync(owner, id));
    }

    /// <summary>A video of the organization's at the vendor that we know nothing of, and that everybody can play.</summary>
    private async Task<string> ForgottenVideoAsync(User owner)
    {
        var id = await server.ReadyVideoAsync(owner);
        var uid = await UidOfAsync(owner, id);
        await server.InDatabaseAsync(async database =>
        {
            await database.Set<Video>().IgnoreQueryFilters().Where(video => video.Id == id).ExecuteDeleteAsync();
            return await database.Database.ExecuteSqlAsync(
                $"UPDATE library_usages SET used_bytes = used_bytes - {SampleVideo.Bytes.Length} WHERE organization_id = {owner.OrganizationId}"
            );
        });
        await OpenToAllAsync(uid);
        return uid;
    }

    protected static async Task<string> UidOfAsync(User owner, Guid id) =>
        (await owner.Api.GetAsync(VideoSteps.PathOf(id))).Text("vendorUid");

    /// <summary>What an import counts against the plan: nothing where the vendor does not tell sizes.</summary>
    protected abstract int ImportedBytes { get; }

    protected abstract void ShouldBeGuarded(string uid);

    protected abstract void ShouldBeCalled(string uid, string title);

    /// <summary>Lets everybody play the video, at the vendor.</summary>
    protected abstract Task OpenToAllAsync(string uid);
}

public sealed class CloudflareImportTests(StreamHubServer server)
    : ImportTests(server, Vendors.Cloudflare),
        IClassFixture<StreamHubServer>
{
    protected override int ImportedBytes => SampleVideo.Bytes.Length;

    protected override void ShouldBeGuarded(string uid) => Find(uid).RequireSignedUrls.ShouldBeTrue();

    protected override void ShouldBeCalled(string uid, string title) =>
        Find(uid).Meta["name"]!.GetValue<string>().ShouldBe(title);

    protected override async Task OpenToAllAsync(string uid)
    {
        var cloudflare = Server.Sandbox.Cloudflare;
        using var http = new HttpClient { BaseAddress = Server.Sandbox.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", cloudflare.ApiToken);
        using var opened = await http.PostAsJsonAsync(
            $"cloudflare/client/v4/accounts/{cloudflare.AccountId}/stream/{uid}",
            new { requireSignedURLs = false }
        );
        opened.EnsureSuccessStatusCode();
    }

    private StreamVideo Find(string uid) => Server.Sandbox.Cloudflare.Find(uid).ShouldNotBeNull();
}

public sealed class MuxImportTests(MuxServer server) : ImportTests(server, Vendors.Mux), IClassFixture<MuxServer>
{
    protected override int ImportedBytes => 0;

    [Fact]
    public async Task An_asset_whose_upload_is_known_is_not_taken_for_another_video()
    {
        var owner = await Server.RegisterAsync();
        Server.Sandbox.Webhooks.Hold(Vendors.Mux);
        var upload = await owner.BeginUploadAsync("put");
        await upload.PutAsync(SampleVideo.Bytes);
        await Server.Sandbox.Mux.WhenIdleAsync();

        (await owner.Api.PostAsync(Import)).ShouldBe(201);
        await Server.WhenIdleAsync();
        Server.Sandbox.Webhooks.Release(Vendors.Mux);
        await Server.WhenIdleAsync();

        (await owner.Api.GetAsync(Import)).At("imported").GetInt32().ShouldBe(0);
        var videos = (await owner.Api.GetAsync("/api/v1/videos")).At("items").EnumerateArray();
        videos.Single().GetProperty("state").GetString().ShouldBe("ready");
    }

    [Fact]
    public async Task A_title_that_was_changed_before_the_file_came_is_told_when_it_is_there()
    {
        var owner = await Server.RegisterAsync();
        var upload = await owner.BeginUploadAsync("put");
        (await owner.Api.PatchAsync(VideoSteps.PathOf(upload.VideoId), new { title = "Renamed" })).ShouldBe(200);

        await upload.PutAsync(SampleVideo.Bytes);
        await Server.WhenIdleAsync();

        ShouldBeCalled(await UidOfAsync(owner, upload.VideoId), "Renamed");
    }

    protected override void ShouldBeGuarded(string uid) =>
        Find(uid).PlaybackIds.ShouldHaveSingleItem().Policy.ShouldBe("signed");

    protected override void ShouldBeCalled(string uid, string title)
    {
        var meta = Find(uid).Settings.Meta.ShouldNotBeNull();
        meta.Title.ShouldBe(title);
        meta.CreatorId.ShouldNotBeNull();
    }

    protected override async Task OpenToAllAsync(string uid)
    {
        using var mux = MuxSandbox.ClientOf(Server.Sandbox, Server.Sandbox.Mux.Environments[0]);
        var ids = $"video/v1/assets/{uid}/playback-ids";
        var signed = Find(uid).PlaybackIds.Single().Id;
        (await mux.PostAsJsonAsync(ids, new { policy = "public" })).EnsureSuccessStatusCode();
        (await mux.DeleteAsync($"{ids}/{signed}")).EnsureSuccessStatusCode();
    }

    private MuxAsset Find(string uid) => Server.Sandbox.Mux.FindAsset(uid).ShouldNotBeNull();
}
