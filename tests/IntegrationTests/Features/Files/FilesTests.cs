using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Storage;
using StreamHub.Infrastructure.Storage;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Files;

public sealed class LocalFilesTests(StreamHubServer server) : FilesTests(server), IClassFixture<StreamHubServer>;

/// <summary>Files from the request for an address to their end, whatever the store is.</summary>
public abstract class FilesTests(StreamHubServer server)
{
    protected StreamHubServer Server => server;

    [Fact]
    public async Task A_file_is_expected_sent_completed_and_read()
    {
        var owner = await server.RegisterAsync();

        var file = await owner.PresignAsync();
        file.AssetUrl.AbsoluteUri.ShouldBe($"{ServerSettings.PublicUrl}api/v1/files/{file.Id}/content");
        file.Answer.Text("method").ShouldBe("PUT");
        file.Answer.Text("headers.Content-Type").ShouldBe("video/mp4");
        (await owner.Api.GetAsync(FileSteps.PathOf(file.Id))).Text("state").ShouldBe("awaiting");
        (await owner.CompleteAsync(file.Id)).ShouldBeProblem(409, "file_not_stored");
        (await FileSteps.PutBytesAsync(file.Url!, SampleVideo.Bytes)).Status.ShouldBeOneOf(200, 204);

        var stored = (await owner.CompleteAsync(file.Id)).ShouldBe(200);
        stored.Text("state").ShouldBe("stored");
        stored.Text("contentType").ShouldBe("video/mp4");
        (await owner.CompleteAsync(file.Id)).ShouldBe(200, "Said again, it changes nothing.");
        using var whole = await owner.ReadAsync(file.Id);
        (await whole.Content.ReadAsByteArrayAsync()).ShouldBe(SampleVideo.Bytes);
        using var part = await owner.ReadAsync(file.Id, new RangeHeaderValue(1_000, 1_999));
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(SampleVideo.Bytes[1_000..2_000]);
    }

    [Fact]
    public async Task What_it_was_not_said_to_be_is_not_kept()
    {
        var owner = await server.RegisterAsync();
        var page = "<!doctype html><title>Log in</title>"u8.ToArray();
        var file = await owner.PresignAsync(page.Length);
        (await FileSteps.PutBytesAsync(file.Url!, page)).Status.ShouldBeOneOf(200, 204);
        (await owner.CompleteAsync(file.Id)).ShouldBeProblem(409, "file_wrong_kind");

        var song = await owner.PresignAsync(SampleVideo.Bytes.Length, "audio/mpeg");
        (await FileSteps.PutBytesAsync(song.Url!, SampleVideo.Bytes, "audio/mpeg")).Status.ShouldBeOneOf(200, 204);
        (await owner.CompleteAsync(song.Id)).ShouldBeProblem(409, "file_wrong_kind");

        (await owner.Api.GetAsync($"{FileSteps.PathOf(song.Id)}/content")).ShouldBeProblem(409, "file_not_stored");
    }

    [Fact]
    public async Task It_takes_its_room_from_the_plans_storage_and_gives_it_back()
    {
        const long FreePlan = 10_000_000_000;
        var owner = await server.RegisterAsync();
        var file = await owner.PresignAsync(FreePlan - 1);
        (await server.UsedBytesAsync(owner)).ShouldBe(FreePlan - 1);

        var refusal = await owner.Api.PostAsync(
            FileSteps.Presign,
            new
            {
                fileName = "a.mp4",
                contentType = "video/mp4",
                length = 2,
            }
        );
        refusal.ShouldBeProblem(409, "plan_limit_reached").Text("limit").ShouldBe("storageBytes");

        (await owner.Api.DeleteAsync(FileSteps.PathOf(file.Id))).ShouldBe(204);
        (await server.UsedBytesAsync(owner)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_files_and_videos_at_once_for_the_last_place_one_wins()
    {
        const long FreePlan = 10_000_000_000;
        var owner = await server.RegisterAsync();
        await owner.PresignAsync(FreePlan - 1_500);
        var video = new { title = "Film", sizeBytes = 1_000 };
        var file = new
        {
            fileName = "a.mp4",
            contentType = "video/mp4",
            length = 1_000,
        };

        var answers = await Task.WhenAll(
            owner.Api.PostAsync(FileSteps.Presign, file),
            owner.Api.PostAsync(VideoSteps.Uploads, video),
            owner.Api.PostAsync(FileSteps.Presign, file),
            owner.Api.PostAsync(VideoSteps.Uploads, video)
        );

        answers.Select(answer => answer.Status).ShouldBe([201, 409, 409, 409], ignoreOrder: true);
        (await server.UsedBytesAsync(owner)).ShouldBe(FreePlan - 500);
    }

    [Fact]
    public async Task Jobs_open_it_by_its_address_for_its_own_organization_alone()
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        var file = await owner.StoreAsync(SampleVideo.Bytes);
        var unfinished = await owner.PresignAsync();

        await using (var asset = (await OpenAsync(owner.OrganizationId, file.AssetUrl, 1_000)).Value)
        {
            asset.Length.ShouldBe(SampleVideo.Bytes.Length);
            asset.ContentType.ShouldBe("video/mp4");
            using var content = new MemoryStream();
            await asset.Content.CopyToAsync(content);
            content.ToArray().ShouldBe(SampleVideo.Bytes[1_000..]);
        }

        foreach (
            var (organization, address) in new[]
            {
                (stranger.OrganizationId, file.AssetUrl),
                (owner.OrganizationId, unfinished.AssetUrl),
                (owner.OrganizationId, new Uri($"{file.AssetUrl}?a=b")),
                (owner.OrganizationId, new Uri($"{file.AssetUrl}/")),
            }
        )
        {
            (await OpenAsync(organization, address)).Error.ShouldBe(PublishingErrors.AssetUnreachable);
        }
    }

    [Fact]
    public async Task A_deleted_file_is_gone_at_once_and_at_the_store_soon_after()
    {
        var owner = await server.RegisterAsync();
        var file = await owner.StoreAsync(SampleVideo.Bytes);
        var key = (await StoredAsync(file.Id))!.Key;

        (await owner.Api.DeleteAsync(FileSteps.PathOf(file.Id))).ShouldBe(204);

        (await owner.Api.GetAsync(FileSteps.PathOf(file.Id))).ShouldBeProblem(404, "file_not_found");
        (await owner.CompleteAsync(file.Id)).ShouldBeProblem(404, "file_not_found");
        (await owner.Api.DeleteAsync(FileSteps.PathOf(file.Id))).ShouldBeProblem(404, "file_not_found");
        (await OpenAsync(owner.OrganizationId, file.AssetUrl)).Error.ShouldBe(PublishingErrors.AssetUnreachable);
        await server.WhenIdleAsync();
        (await FindAsync(key)).ShouldBeNull();
    }

    [Fact]
    public async Task What_comes_after_its_deletion_is_removed_when_nothing_can_come_any_more()
    {
        var owner = await server.RegisterAsync();
        var file = await owner.PresignAsync();
        var key = (await StoredAsync(file.Id))!.Key;
        (await owner.Api.DeleteAsync(FileSteps.PathOf(file.Id))).ShouldBe(204);
        await server.WhenIdleAsync();
        (await FileSteps.PutBytesAsync(file.Url!, SampleVideo.Bytes)).Status.ShouldBeOneOf(200, 204);
        await SweepAsync();
        (await FindAsync(key)).ShouldNotBeNull("Its address still takes bytes.");

        await DueAsync(file.Id);
        await SweepAsync();

        (await FindAsync(key)).ShouldBeNull();
        (await StoredAsync(file.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_never_completed_is_deleted()
    {
        var owner = await server.RegisterAsync();
        var file = await owner.PresignAsync();
        var key = (await StoredAsync(file.Id))!.Key;
        (await FileSteps.PutBytesAsync(file.Url!, SampleVideo.Bytes)).Status.ShouldBeOneOf(200, 204);
        await SweepAsync();
        (await owner.Api.GetAsync(FileSteps.PathOf(file.Id))).Text("state").ShouldBe("awaiting");

        await DueAsync(file.Id);
        await SweepAsync();

        (await owner.Api.GetAsync(FileSteps.PathOf(file.Id))).ShouldBeProblem(404, "file_not_found");
        (await FindAsync(key)).ShouldBeNull();
        (await StoredAsync(file.Id)).ShouldBeNull();
        (await server.UsedBytesAsync(owner)).ShouldBe(0);
    }

    [Fact]
    public async Task Files_are_listed_newest_first_page_by_page()
    {
        var owner = await server.RegisterAsync();
        var files = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            files.Insert(0, (await owner.PresignAsync(1_000 + i)).Id);
        }

        var first = (await owner.Api.GetAsync($"{FileSteps.AllFiles}?limit=2")).ShouldBe(200);
        var second = await owner.Api.GetAsync($"{FileSteps.AllFiles}?limit=2&cursor={first.Text("nextCursor")}");

        IdsIn(first).Concat(IdsIn(second.ShouldBe(200))).ShouldBe(files);
        second.Text("nextCursor").ShouldBeEmpty();
    }

    protected Task<StoredFile?> StoredAsync(Guid id) =>
        server.InDatabaseAsync(database =>
            database.Set<StoredFile>().IgnoreQueryFilters().SingleOrDefaultAsync(file => file.Id == id)
        );

    protected async Task<Domain.Common.Result<Asset>> OpenAsync(Guid organizationId, Uri address, long offset = 0)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetRequiredService<IAssetSource>();
        return await source.OpenAsync(organizationId, address, offset, version: null, default);
    }

    private static IEnumerable<Guid> IdsIn(ApiAnswer page) =>
        page.At("items").EnumerateArray().Select(file => file.GetProperty("id").GetGuid());

    private async Task<StoredObject?> FindAsync(string key) =>
        (await server.Services.GetRequiredService<IObjectStore>().FindAsync(key, default)).Value;

    /// <summary>Its time is over, as if it had been asked for long ago; the clock of the store is not ours to set.</summary>
    private Task<int> DueAsync(Guid id)
    {
        var (ended, due) = (server.Time.GetUtcNow().AddHours(-2), server.Time.GetUtcNow().AddMinutes(-1));
        return server.InDatabaseAsync(database =>
            database
                .Set<StoredFile>()
                .IgnoreQueryFilters()
                .Where(file => file.Id == id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(file => file.UploadExpiresAt, ended).SetProperty(file => file.CheckDueAt, due)
                )
        );
    }

    private async Task SweepAsync()
    {
        await server.InDatabaseAsync(database => database.Database.ExecuteSqlAsync($"DELETE FROM sweep_leases"));
        var sweep = server.Services.GetServices<IHostedService>().OfType<FilesSweep>().Single();
        (await sweep.RunOnceAsync(default)).ShouldBeTrue();
        await server.WhenIdleAsync();
    }
}
