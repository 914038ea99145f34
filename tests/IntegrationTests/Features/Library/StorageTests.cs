using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.IntegrationTests.Persistence;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Library;

public sealed class StorageTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const long FreePlan = 10_000_000_000;
    private const long ProPlan = 250_000_000_000;
    private const long Largest = Video.MaxSizeBytes;

    [Fact]
    public async Task What_the_plan_does_not_hold_is_refused_before_an_address_is_given()
    {
        var owner = await server.RegisterAsync();
        await owner.BeginUploadAsync(method: "tus", sizeBytes: FreePlan - 1);

        var refusal = await AskAsync(owner, 2);

        refusal.ShouldBeProblem(409, "plan_limit_reached");
        refusal.Text("limit").ShouldBe("storageBytes");
        refusal.At("used").GetInt64().ShouldBe(FreePlan - 1);
        refusal.At("allowed").GetInt64().ShouldBe(FreePlan);
        refusal.Text("requiredPlan").ShouldBe("pro");
        (await AskAsync(owner, 1)).ShouldBe(201);
        (await server.UsedBytesAsync(owner)).ShouldBe(FreePlan);
    }

    [Fact]
    public async Task Of_uploads_at_once_for_the_last_place_one_wins()
    {
        for (var round = 0; round < 5; round++)
        {
            var owner = await server.RegisterAsync();
            await owner.BeginUploadAsync(method: "tus", sizeBytes: FreePlan - 1_500);

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(owner, 1_000)));

            answers.Select(answer => answer.Status).ShouldBe([201, 409, 409, 409], ignoreOrder: true);
            answers.First(answer => answer.Status == 409).ShouldBeProblem(409, "plan_limit_reached");
            (await server.UsedBytesAsync(owner)).ShouldBe(FreePlan - 500);
        }
    }

    [Fact]
    public async Task Many_uploads_at_once_are_all_taken_while_there_is_room()
    {
        var owner = await server.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(owner, 1_000)));

        answers.ShouldAllBe(answer => answer.Status == 201);
        (await server.UsedBytesAsync(owner)).ShouldBe(20_000);
    }

    [Fact]
    public async Task A_larger_plan_holds_more()
    {
        var owner = await server.RegisterAsync();
        await server.SubscribeAsync(owner, "pro");
        for (var used = 0L; used + Largest <= ProPlan; used += Largest)
        {
            (await AskAsync(owner, Largest)).ShouldBe(201);
        }

        (await AskAsync(owner, Largest))
            .ShouldBeProblem(409, "plan_limit_reached")
            .Text("requiredPlan")
            .ShouldBe("agency");
    }

    [Fact]
    public async Task The_real_size_takes_the_place_of_the_declared_one_and_a_deletion_frees_it()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync(sizeBytes: 100_000_000);
        (await server.UsedBytesAsync(owner)).ShouldBe(100_000_000);

        await upload.SendFormAsync(SampleVideo.Bytes);
        await server.WhenIdleAsync();
        (await server.UsedBytesAsync(owner)).ShouldBe(SampleVideo.Bytes.Length);

        (await owner.Api.DeleteAsync(VideoSteps.PathOf(upload.VideoId))).ShouldBe(204);
        (await server.UsedBytesAsync(owner)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_no_video_takes_nothing()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();

        await upload.SendFormAsync("This is a text."u8.ToArray());
        await server.WhenIdleAsync();

        (await server.UsedBytesAsync(owner)).ShouldBe(0);
    }

    [Fact]
    public async Task After_any_history_the_usage_is_the_sum_of_the_videos()
    {
        var owner = await server.RegisterAsync();
        var random = new Random(20261121);
        var now = server.Time.GetUtcNow();
        for (var step = 0; step < 150; step++)
        {
            await using var scope = new UserScope(server, owner);
            var videos = await scope.Database.Set<Video>().ToListAsync();
            var video = videos.Count == 0 || random.Next(4) == 0 ? null : videos[random.Next(videos.Count)];
            if (video is null)
            {
                scope.Repository<Video>().Add(Begin(owner, random.Next(10_000), now));
            }
            else if (random.Next(5) == 0)
            {
                video.Delete(now);
            }
            else
            {
                var state = (VideoState)random.Next((int)VideoState.Deleted);
                long? size = random.Next(2) == 0 ? null : random.Next(10_000);
                video.Synchronize(new VendorVideoState(state, null, null, size, null, null, null, null), now);
            }

            (await scope.UnitOfWork.SaveChangesAsync(CancellationToken.None)).ShouldBeNull();
        }

        var counted = await server.InDatabaseAsync(database =>
            database
                .Set<Video>()
                .IgnoreQueryFilters()
                .Where(video => video.OrganizationId == owner.OrganizationId)
                .SumAsync(video => video.CountedBytes)
        );
        counted.ShouldBeGreaterThan(0);
        (await server.UsedBytesAsync(owner)).ShouldBe(counted);
    }

    [Fact]
    public async Task What_is_refused_is_not_counted()
    {
        var owner = await server.RegisterAsync();
        var id = (await owner.BeginUploadAsync(sizeBytes: 1_000)).VideoId;
        await using var late = new UserScope(server, owner);
        var video = (await late.Repository<Video>().GetAsync(id, CancellationToken.None)).ShouldNotBeNull();
        (await owner.Api.PatchAsync(VideoSteps.PathOf(id), new { title = "Meanwhile" })).ShouldBe(200);

        video.Delete(server.Time.GetUtcNow());

        (await late.UnitOfWork.SaveChangesAsync(CancellationToken.None)).ShouldNotBeNull();
        (await server.UsedBytesAsync(owner)).ShouldBe(1_000);
    }

    internal static Video Begin(User owner, long bytes, DateTimeOffset now)
    {
        var video = Video.BeginUpload(
            owner.OrganizationId,
            owner.Id,
            "One of many",
            description: null,
            VideoAccess.Private,
            allowDownload: false,
            now,
            bytes
        );
        video.PlaceAtVendor(
            new VideoHome(VideoVendor.Cloudflare),
            new VendorVideo($"{Guid.NewGuid():N}"),
            now.AddHours(6)
        );
        return video;
    }

    private static Task<ApiAnswer> AskAsync(User owner, long sizeBytes) =>
        owner.Api.PostAsync(VideoSteps.Uploads, new { title = "Film", sizeBytes });
}
