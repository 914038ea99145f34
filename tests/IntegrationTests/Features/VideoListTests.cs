using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class VideoListTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Videos = "/api/v1/videos";

    [Fact]
    public async Task Forty_five_videos_come_newest_first_in_pages_of_twenty()
    {
        var (owner, ids) = await LibraryAsync(45);

        var pages = await PagesAsync(owner, $"{Videos}?limit=20");

        pages.Select(page => page.Count).ShouldBe([20, 20, 5]);
        pages.SelectMany(page => page).ShouldBe(Enumerable.Reverse(ids));
    }

    [Fact]
    public async Task Videos_that_are_added_meanwhile_neither_shift_nor_repeat_what_follows()
    {
        var (owner, ids) = await LibraryAsync(45);

        var pages = await PagesAsync(owner, $"{Videos}?limit=20", meanwhile: () => owner.BeginUploadAsync());

        pages.SelectMany(page => page).ShouldBe(Enumerable.Reverse(ids));
    }

    [Fact]
    public async Task Videos_of_one_moment_are_paged_without_gaps_or_repeats()
    {
        var (owner, ids) = await LibraryAsync(11);
        var moment = server.Time.GetUtcNow();
        await server.InDatabaseAsync(database =>
            database
                .Set<Video>()
                .IgnoreQueryFilters()
                .Where(video => video.OrganizationId == owner.OrganizationId)
                .ExecuteUpdateAsync(row => row.SetProperty(video => video.CreatedAt, moment))
        );

        var pages = await PagesAsync(owner, $"{Videos}?limit=3");

        pages.SelectMany(page => page).ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    public async Task A_page_holds_twenty_when_nothing_is_said()
    {
        var (owner, _) = await LibraryAsync(21);

        var page = await owner.Api.GetAsync(Videos);

        page.At("items").GetArrayLength().ShouldBe(20);
        page.Text("nextCursor").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_list_is_filtered_by_state_and_access()
    {
        var owner = await server.RegisterAsync();
        var ready = await server.ReadyVideoAsync(owner, access: "free");
        var open = (await owner.BeginUploadAsync(access: "free")).VideoId;
        var closed = (await owner.BeginUploadAsync(access: "private")).VideoId;

        (await IdsAsync(owner, $"{Videos}?state=ready")).ShouldBe([ready]);
        (await IdsAsync(owner, $"{Videos}?state=waitingForUpload")).ShouldBe([closed, open]);
        (await IdsAsync(owner, $"{Videos}?access=free")).ShouldBe([open, ready]);
        (await IdsAsync(owner, $"{Videos}?access=free&state=waitingForUpload")).ShouldBe([open]);
        (await IdsAsync(owner, $"{Videos}?access=subscription")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_holds_on_every_page()
    {
        var owner = await server.RegisterAsync();
        var free = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            await owner.BeginUploadAsync(access: "private");
            free.Insert(0, (await owner.BeginUploadAsync(access: "free")).VideoId);
        }

        var pages = await PagesAsync(owner, $"{Videos}?limit=2&access=free");

        pages.SelectMany(page => page).ShouldBe(free);
    }

    [Fact]
    public async Task Nobody_sees_the_videos_of_others()
    {
        await LibraryAsync(1);
        var stranger = await server.RegisterAsync();

        (await IdsAsync(stranger, Videos)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cursor_of_another_organization_shows_nothing_of_it()
    {
        var (owner, _) = await LibraryAsync(3);
        var cursor = (await owner.Api.GetAsync($"{Videos}?limit=1")).Text("nextCursor");
        var stranger = await server.RegisterAsync();

        (await IdsAsync(stranger, $"{Videos}?cursor={cursor}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_api_document_names_what_can_be_filtered_by()
    {
        var document = await server.Anonymous().GetAsync("/openapi/v1.json");

        var filters = document
            .At("paths")
            .GetProperty(Videos)
            .GetProperty("get")
            .GetProperty("parameters")
            .EnumerateArray()
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!);

        filters["state"]
            .GetProperty("schema")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(name => name.GetString())
            .ShouldBe(["waitingForUpload", "uploading", "processing", "ready", "failed", "deleted"]);
        filters["access"].GetProperty("schema").GetProperty("enum").GetArrayLength().ShouldBe(3);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("cursor=", "cursor")]
    [InlineData("cursor=abc", "cursor")]
    [InlineData("cursor=________________________________", "cursor")]
    [InlineData("state=lost", "state")]
    [InlineData("state=2", "state")]
    [InlineData("access=everybody", "access")]
    public async Task What_can_not_be_listed_by_is_refused_by_name(string query, string member)
    {
        var owner = await server.RegisterAsync();

        (await owner.Api.GetAsync($"{Videos}?{query}")).ShouldBlame(member);
    }

    private static async Task<List<Guid>> IdsAsync(User owner, string path)
    {
        var page = await owner.Api.GetAsync(path);
        page.ShouldBe(200);
        return [.. page.At("items").EnumerateArray().Select(video => video.GetProperty("id").GetGuid())];
    }

    private static async Task<List<List<Guid>>> PagesAsync(User owner, string path, Func<Task>? meanwhile = null)
    {
        var pages = new List<List<Guid>>();
        var next = path;
        while (next is not null)
        {
            var page = await owner.Api.GetAsync(next);
            pages.Add([.. page.At("items").EnumerateArray().Select(video => video.GetProperty("id").GetGuid())]);
            pages.Count.ShouldBeLessThan(10, "The list has no end.");
            next = page.Text("nextCursor") is { Length: > 0 } cursor ? $"{path}&cursor={cursor}" : null;
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
        }

        return pages;
    }

    /// <summary>A new organization with that many videos, oldest first.</summary>
    private async Task<(User Owner, List<Guid> Ids)> LibraryAsync(int count)
    {
        var owner = await server.RegisterAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            ids.Add((await owner.BeginUploadAsync(title: $"Number {i}")).VideoId);
        }

        return (owner, ids);
    }
}
