using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Library;

public sealed class VideoFilterTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Videos = "/api/v1/videos";

    [Theory]
    [InlineData("text=harbour", "Harbour at dawn,The harbour")]
    [InlineData("text=HARB", "Harbour at dawn,The harbour")]
    [InlineData("text=harbour%20dawn", "Harbour at dawn")]
    [InlineData("text=dawn,%20harb!", "Harbour at dawn")]
    [InlineData("text=lighthouse", "The harbour")]
    [InlineData("text=!!!", "")]
    [InlineData("text=0", "")]
    [InlineData("text=o=", "")]
    [InlineData("text='", "")]
    [InlineData("text=%C5%81%C3%B3d%C5%BA", "Łódź")]
    [InlineData("sort=title", "apples,Harbour at dawn,The harbour,Łódź")]
    [InlineData("sort=title&direction=desc", "Łódź,The harbour,Harbour at dawn,apples")]
    [InlineData("sort=createdAt&direction=asc", "The harbour,Łódź,apples,Harbour at dawn")]
    [InlineData("sort=createdAt", "Harbour at dawn,apples,Łódź,The harbour")]
    [InlineData("access=free&sort=title", "apples,The harbour")]
    public async Task A_library_is_searched_and_sorted(string query, string titles)
    {
        var owner = await LibraryAsync();

        (await TitlesAsync(owner, $"{Videos}?{query}")).ShouldBe(
            titles.Split(',', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    [Theory]
    [InlineData("sort=title")]
    [InlineData("sort=title&direction=desc")]
    [InlineData("sort=duration")]
    [InlineData("sort=updatedAt&direction=asc")]
    [InlineData("sort=createdAt&direction=asc")]
    [InlineData("text=a")]
    public async Task Every_order_is_paged_without_gaps_or_repeats(string query)
    {
        var owner = await LibraryAsync();
        var whole = await TitlesAsync(owner, $"{Videos}?{query}");
        var paged = new List<string>();
        var next = $"{Videos}?{query}&limit=1";
        while (next is not null)
        {
            paged.AddRange(await TitlesAsync(owner, next));
            var cursor = (await owner.Api.GetAsync(next)).Text("nextCursor");
            next = cursor.Length > 0 ? $"{Videos}?{query}&limit=1&cursor={cursor}" : null;
        }

        paged.ShouldBe(whole);
        paged.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("sort=title")]
    [InlineData("direction=asc")]
    [InlineData("text=harbour")]
    [InlineData("state=waitingForUpload")]
    [InlineData("categoryId=0f8fad5b-d9cb-469f-a165-70867728950e")]
    public async Task A_cursor_of_another_list_is_refused(string query)
    {
        var owner = await LibraryAsync();
        var cursor = (await owner.Api.GetAsync($"{Videos}?limit=1")).Text("nextCursor");

        (await owner.Api.GetAsync($"{Videos}?{query}&cursor={cursor}")).ShouldBeProblem(400, "invalid_cursor");
        (await owner.Api.GetAsync($"{Videos}?limit=2&cursor={cursor}")).ShouldBe(200);
    }

    [Fact]
    public async Task A_library_is_filtered_by_category_playlist_and_owner()
    {
        var owner = await server.RegisterAsync();
        var colleague = await server.JoinAsync(owner, owner.OrganizationId, "admin");
        var theirs = colleague with { Api = colleague.Api.For($"{owner.OrganizationId}") };
        var first = (await owner.BeginUploadAsync(title: "First")).VideoId;
        var second = (await theirs.BeginUploadAsync(title: "Second")).VideoId;
        var category = await owner.CreateCategoryAsync();
        (await owner.Api.PatchAsync(VideoSteps.PathOf(first), new { categoryId = category })).ShouldBe(200);
        var playlist = await owner.CreatePlaylistAsync(second);

        (await TitlesAsync(owner, $"{Videos}?categoryId={category}")).ShouldBe(["First"]);
        (await TitlesAsync(owner, $"{Videos}?playlistId={playlist}")).ShouldBe(["Second"]);
        (await TitlesAsync(owner, $"{Videos}?ownerId={colleague.Id}")).ShouldBe(["Second"]);
        (await TitlesAsync(owner, $"{Videos}?ownerId={owner.Id}&categoryId={category}")).ShouldBe(["First"]);
        (await TitlesAsync(owner, $"{Videos}?categoryId={Guid.NewGuid()}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_finds_nothing_of_others()
    {
        var owner = await LibraryAsync();
        var stranger = await server.RegisterAsync();
        var playlist = await owner.CreatePlaylistAsync((await owner.BeginUploadAsync()).VideoId);
        var cursor = (await owner.Api.GetAsync($"{Videos}?text=harbour&limit=1")).Text("nextCursor");

        (await TitlesAsync(stranger, $"{Videos}?text=harbour")).ShouldBeEmpty();
        (await TitlesAsync(stranger, $"{Videos}?text=harbour&cursor={cursor}")).ShouldBeEmpty();
        (await TitlesAsync(stranger, $"{Videos}?playlistId={playlist}")).ShouldBeEmpty();
        (await TitlesAsync(stranger, $"{Videos}?ownerId={owner.Id}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_video_is_found_by_its_vendors_name_by_its_owner_alone()
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();
        var uid = (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("vendorUid");
        var path = $"{Videos}/by-vendor-uid?uid={uid}";

        (await owner.Api.GetAsync(path)).ShouldBe(200).Id().ShouldBe(upload.VideoId);
        (await stranger.Api.GetAsync(path)).ShouldBeProblem(404, "video_not_found");
        (await owner.Api.DeleteAsync(VideoSteps.PathOf(upload.VideoId))).ShouldBe(204);
        (await owner.Api.GetAsync(path)).ShouldBeProblem(404, "video_not_found");
    }

    private static async Task<List<string>> TitlesAsync(User owner, string path) =>
        [
            .. (await owner.Api.GetAsync(path))
                .ShouldBe(200)
                .At("items")
                .EnumerateArray()
                .Select(video => video.GetProperty("title").GetString()!),
        ];

    private async Task<User> LibraryAsync()
    {
        var owner = await server.RegisterAsync();
        var harbour = await owner.BeginUploadAsync(title: "The harbour", access: "free");
        await owner.BeginUploadAsync(title: "Łódź");
        await owner.BeginUploadAsync(title: "apples", access: "free");
        await owner.BeginUploadAsync(title: "Harbour at dawn");
        (
            await owner.Api.PatchAsync(
                VideoSteps.PathOf(harbour.VideoId),
                new { description = "With a lighthouse, and a view" }
            )
        ).ShouldBe(200);
        return owner;
    }
}
