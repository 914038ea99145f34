using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Cloudflare;
using Xunit;
using static StreamHub.IntegrationTests.Harness.WatermarkSteps;

namespace StreamHub.IntegrationTests.Features.Watermarks;

/// <summary>Making, reading and deleting watermarks.</summary>
public sealed class WatermarkTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_picture_that_is_sent_along_becomes_a_watermark_at_the_vendor()
    {
        var owner = await server.RegisterAsync();
        const string Look = "?name=Logo%20%E6%A8%99&opacity=0.5&padding=0&scale=0.125&position=lowerLeft";

        var made = (await owner.Api.UploadWatermarkAsync(SamplePicture.Png, Look)).ShouldBe(201);

        made.Text("name").ShouldBe("Logo 標");
        made.At("opacity").GetDecimal().ShouldBe(0.5m);
        made.Text("position").ShouldBe("lowerLeft");
        made.At("width").GetInt32().ShouldBe(1);
        var there = await AtVendorAsync(made.Id());
        there.ShouldNotBeNull().Name.ShouldBe("Logo 標");
        (there.Opacity, there.Padding, there.Scale, there.Position).ShouldBe((0.5, 0, 0.125, "lowerLeft"));
        there.Size.ShouldBe(SamplePicture.Png.Length);
        there.AccountId.ShouldBe(server.Sandbox.Cloudflare.AccountId);
        (await owner.Api.GetAsync(WatermarkPath(made.Id()))).ShouldBe(200).Text("name").ShouldBe("Logo 標");
    }

    [Fact]
    public async Task What_is_not_said_is_as_the_vendor_has_it_by_default()
    {
        var owner = await server.RegisterAsync();

        var there = (await AtVendorAsync(await owner.CreateWatermarkAsync())).ShouldNotBeNull();

        (there.Opacity, there.Padding, there.Scale, there.Position).ShouldBe((1, 0.05, 0.15, "upperRight"));
    }

    [Fact]
    public async Task A_picture_with_an_address_is_fetched_by_the_vendor()
    {
        var owner = await server.RegisterAsync();
        var logo = new { name = "Logo", url = "https://example.com/logo.png" };

        var made = (await owner.Api.PostAsync(AllWatermarks, logo)).ShouldBe(201);

        (await AtVendorAsync(made.Id())).ShouldNotBeNull().DownloadedFrom.ShouldBe(logo.url);
    }

    [Fact]
    public async Task A_picture_that_the_vendor_can_not_fetch_is_refused()
    {
        var owner = await server.RegisterAsync();
        var page = new { name = "Logo", url = "https://example.com/page" };

        (await owner.Api.PostAsync(AllWatermarks, page)).ShouldBeProblem(502, "video_vendor_rejected");
        (await ListAsync(owner)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://example.com/logo.png")]
    [InlineData("https://me:secret@example.com/logo.png")]
    [InlineData("/logo.png")]
    [InlineData("file:///etc/logo.png")]
    public async Task An_address_is_a_secure_one(string url) =>
        (await (await server.RegisterAsync()).Api.PostAsync(AllWatermarks, new { name = "Logo", url })).ShouldBlame(
            "url"
        );

    [Fact]
    public async Task What_is_no_png_is_refused_before_the_vendor_is_asked()
    {
        var owner = await server.RegisterAsync();
        byte[] withoutSize = [.. SamplePicture.Png];
        withoutSize.AsSpan(16, 4).Clear();

        (await owner.Api.UploadWatermarkAsync([])).ShouldBeProblem(400, "watermark_not_png");
        (await owner.Api.UploadWatermarkAsync("GIF89a, and so on and so on"u8.ToArray())).ShouldBeProblem(
            400,
            "watermark_not_png"
        );
        (await owner.Api.UploadWatermarkAsync(withoutSize)).ShouldBeProblem(400, "watermark_not_png");
        (await owner.Api.UploadWatermarkAsync(SamplePicture.Png[..20])).ShouldBeProblem(400, "watermark_not_png");
        (await owner.Api.UploadWatermarkAsync(SamplePicture.Png, mediaType: "image/jpeg")).ShouldBeProblem(
            415,
            "unsupported_media_type"
        );
        (await ListAsync(owner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_has_2_MiB_at_most()
    {
        var owner = await server.RegisterAsync();
        var largest = new byte[Watermark.MaxPictureBytes];
        SamplePicture.Png.CopyTo(largest, 0);

        (await owner.Api.UploadWatermarkAsync(largest)).ShouldBe(201);
        (await owner.Api.UploadWatermarkAsync([.. largest, 0])).ShouldBeProblem(413, "body_too_large");
    }

    [Fact]
    public async Task The_newest_is_listed_first()
    {
        var owner = await server.RegisterAsync();
        var first = await owner.CreateWatermarkAsync();
        server.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await owner.CreateWatermarkAsync();

        (await ListAsync(owner)).ShouldBe([second, first]);
    }

    [Fact]
    public async Task Mux_has_nothing_of_the_kind()
    {
        var owner = await server.RegisterAsync();
        (await owner.PublishAtAsync("mux")).ShouldBe(200);

        (await owner.Api.UploadWatermarkAsync(SamplePicture.Png)).ShouldBeProblem(409, "not_supported_by_vendor");
    }

    [Fact]
    public async Task A_vendor_that_is_away_makes_none()
    {
        var owner = await server.RegisterAsync();
        using (VendorOutage.Down(server, Vendors.Cloudflare))
        {
            (await owner.Api.UploadWatermarkAsync(SamplePicture.Png)).ShouldBeProblem(503, "video_vendor_unavailable");
        }

        (await ListAsync(owner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_one_is_gone_here_at_once_and_at_the_vendor_as_soon_as_it_answers()
    {
        var owner = await server.RegisterAsync();
        var id = await owner.CreateWatermarkAsync();
        var uid = (await AtVendorAsync(id))!.Uid;
        using (VendorOutage.Down(server, Vendors.Cloudflare))
        {
            (await owner.Api.DeleteAsync(WatermarkPath(id))).ShouldBe(204);

            (await owner.Api.GetAsync(WatermarkPath(id))).ShouldBeProblem(404, "watermark_not_found");
            (await ListAsync(owner)).ShouldBeEmpty();
            (await owner.Api.DeleteAsync(WatermarkPath(id))).ShouldBeProblem(404, "watermark_not_found");
            server.Sandbox.Cloudflare.Watermarks.ShouldContain(one => one.Uid == uid);
        }

        server.Advance(TimeSpan.FromMinutes(5));
        await server.WhenIdleAsync();

        server.Sandbox.Cloudflare.Watermarks.ShouldNotContain(one => one.Uid == uid);
        (await StoredAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_who_delete_it_at_once_one_does()
    {
        var owner = await server.RegisterAsync();
        var id = await owner.CreateWatermarkAsync();

        var answers = await Task.WhenAll(
            owner.Api.DeleteAsync(WatermarkPath(id)),
            owner.Api.DeleteAsync(WatermarkPath(id))
        );

        answers.Select(answer => answer.Status).ShouldBe([204, 404], ignoreOrder: true);
        await server.WhenIdleAsync();
        (await StoredAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task One_that_is_gone_at_the_vendor_already_is_gone_here_too()
    {
        var owner = await server.RegisterAsync();
        var id = await owner.CreateWatermarkAsync();
        await DeleteAtVendorAsync((await AtVendorAsync(id))!.Uid);

        (await owner.Api.DeleteAsync(WatermarkPath(id))).ShouldBe(204);
        await server.WhenIdleAsync();

        (await StoredAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task Where_the_account_is_gone_the_copy_is_left_there()
    {
        var owner = await server.RegisterAsync();
        (await owner.ConnectAsync(server.NewAccount())).ShouldBe(200);
        var id = await owner.CreateWatermarkAsync();
        var uid = (await AtVendorAsync(id))!.Uid;
        (await owner.DisconnectAsync()).ShouldBe(204);

        (await owner.Api.DeleteAsync(WatermarkPath(id))).ShouldBe(204);
        await server.WhenIdleAsync();

        (await StoredAsync(id)).ShouldBeNull();
        server.Sandbox.Cloudflare.Watermarks.ShouldContain(one => one.Uid == uid);
    }

    /// <summary>Whose message was given up, or lost with a restored backup.</summary>
    [Fact]
    public async Task A_deleted_one_that_is_still_there_is_looked_after_again()
    {
        var owner = await server.RegisterAsync();
        var id = await owner.CreateWatermarkAsync();
        var uid = (await AtVendorAsync(id))!.Uid;
        await server.InDatabaseAsync(async database =>
        {
            var stored = await database.Set<Watermark>().IgnoreQueryFilters().SingleAsync(one => one.Id == id);
            stored.Delete(server.Time.GetUtcNow());
            return await database.SaveChangesAsync();
        });

        server.Advance(Video.CheckPostponement + TimeSpan.FromMinutes(1));
        await server.SweepVideosAsync();
        await server.WhenIdleAsync();

        (await StoredAsync(id)).ShouldBeNull();
        server.Sandbox.Cloudflare.Watermarks.ShouldNotContain(one => one.Uid == uid);
    }

    private static async Task<List<Guid>> ListAsync(User owner)
    {
        var list = (await owner.Api.GetAsync(AllWatermarks)).ShouldBe(200);
        return [.. list.At("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];
    }

    private Task<Watermark?> StoredAsync(Guid id) =>
        server.InDatabaseAsync(database =>
            database.Set<Watermark>().IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id)
        );

    private async Task<StreamWatermark?> AtVendorAsync(Guid id)
    {
        var stored = (await StoredAsync(id)).ShouldNotBeNull();
        return server.Sandbox.Cloudflare.Watermarks.SingleOrDefault(one => one.Uid == stored.VendorUid);
    }

    private async Task DeleteAtVendorAsync(string uid)
    {
        var cloudflare = server.Sandbox.Cloudflare;
        using var http = new HttpClient { BaseAddress = server.Sandbox.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", cloudflare.ApiToken);
        var path = $"cloudflare/client/v4/accounts/{cloudflare.AccountId}/stream/watermarks/{uid}";
        (await http.DeleteAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
    }
}
