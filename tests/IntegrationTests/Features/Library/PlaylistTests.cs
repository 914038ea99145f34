using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Library;

public sealed class PlaylistTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Videos_stand_where_they_are_put()
    {
        var owner = await server.RegisterAsync();
        var (a, b, c) = (await VideoAsync(owner), await VideoAsync(owner), await VideoAsync(owner));
        var playlist = await owner.CreatePlaylistAsync(a, b, c);
        (await OrderAsync(owner, playlist)).ShouldBe([a, b, c]);

        (await owner.PutAsync(playlist, c, 0)).ShouldBe(204);
        (await OrderAsync(owner, playlist)).ShouldBe([c, a, b]);

        (await owner.PutAsync(playlist, c)).ShouldBe(204);
        (await owner.PutAsync(playlist, c)).ShouldBe(204);
        (await OrderAsync(owner, playlist)).ShouldBe([a, b, c]);

        (await owner.Api.DeleteAsync(PathOf(playlist, b))).ShouldBe(204);
        (await owner.Api.DeleteAsync(PathOf(playlist, b))).ShouldBeProblem(404, "video_not_found");
        (await OrderAsync(owner, playlist)).ShouldBe([a, c]);
    }

    [Fact]
    public async Task Moves_at_once_give_one_order_with_every_video_once()
    {
        var owner = await server.RegisterAsync();
        var videos = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => VideoAsync(owner)));
        var playlist = await owner.CreatePlaylistAsync(videos);

        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(
                owner.PutAsync(playlist, videos[round], 0),
                owner.PutAsync(playlist, videos[5], 3)
            );

            answers.ShouldAllBe(answer => answer.Status == 204);
            (await OrderAsync(owner, playlist)).ShouldBe(videos, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task An_edit_changes_what_it_names_and_can_clear_the_description()
    {
        var owner = await server.RegisterAsync();
        var id = await owner.CreatePlaylistAsync();
        var path = $"{LibrarySteps.Playlists}/{id}";

        (await owner.Api.PatchAsync(path, new { description = "Late", isPublic = true })).ShouldBe(200);
        var cleared = await owner.ClearAsync(path, "description");

        cleared.ShouldBe(200).Text("name").ShouldBe("Evenings");
        cleared.Text("description").ShouldBeEmpty();
        cleared.At("isPublic").GetBoolean().ShouldBeTrue();
        (await owner.Api.GetAsync(LibrarySteps.Playlists)).At("items").GetArrayLength().ShouldBe(1);
        (await owner.Api.DeleteAsync(path)).ShouldBe(204);
        (await owner.Api.GetAsync(path)).ShouldBeProblem(404, "playlist_not_found");
    }

    [Fact]
    public async Task A_public_playlist_shows_others_what_they_may_know_of()
    {
        var owner = await server.RegisterAsync();
        var reader = await server.RegisterAsync();
        var free = await server.ReadyVideoAsync(owner, access: "free");
        var hidden = await server.ReadyVideoAsync(owner, access: "private");
        var waiting = (await owner.BeginUploadAsync(access: "free")).VideoId;
        var id = await owner.CreatePlaylistAsync(free, hidden, waiting);
        var path = $"{LibrarySteps.Playlists}/{id}";
        (await reader.Api.GetAsync(path)).ShouldBeProblem(404, "playlist_not_found");
        (await reader.Api.GetAsync($"{path}/videos")).ShouldBeProblem(404, "playlist_not_found");

        (await owner.Api.PatchAsync(path, new { isPublic = true })).ShouldBe(200);

        (await reader.Api.GetAsync(path)).ShouldBe(200).At("isOwn").GetBoolean().ShouldBeFalse();
        (await OrderAsync(reader, id)).ShouldBe([free]);
        (await OrderAsync(owner, id)).ShouldBe([free, hidden, waiting]);
        (await reader.Api.PatchAsync(path, new { name = "Mine" })).ShouldBeProblem(404, "playlist_not_found");
        (await reader.Api.GetAsync(LibrarySteps.Playlists)).At("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_video_is_in_no_playlist()
    {
        var owner = await server.RegisterAsync();
        var (a, b) = (await VideoAsync(owner), await VideoAsync(owner));
        var playlist = await owner.CreatePlaylistAsync(a, b);

        (await owner.Api.DeleteAsync(VideoSteps.PathOf(a))).ShouldBe(204);

        (await OrderAsync(owner, playlist)).ShouldBe([b]);
        (await owner.PutAsync(playlist, a)).ShouldBeProblem(404, "video_not_found");
    }

    [Fact]
    public async Task A_playlist_is_read_in_pages_and_its_cursor_in_no_other()
    {
        var owner = await server.RegisterAsync();
        var videos = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => VideoAsync(owner)));
        var id = await owner.CreatePlaylistAsync(videos);
        var other = await owner.CreatePlaylistAsync(videos);

        var first = await owner.Api.GetAsync($"{LibrarySteps.Playlists}/{id}/videos?limit=2");
        var cursor = first.Text("nextCursor");
        var second = await owner.Api.GetAsync($"{LibrarySteps.Playlists}/{id}/videos?limit=2&cursor={cursor}");

        IdsOf(first).Concat(IdsOf(second)).ShouldBe(videos);
        second.Text("nextCursor").ShouldBeEmpty();
        (await owner.Api.GetAsync($"{LibrarySteps.Playlists}/{other}/videos?cursor={cursor}")).ShouldBeProblem(
            400,
            "invalid_cursor"
        );
    }

    private static async Task<Guid> VideoAsync(User owner) => (await owner.BeginUploadAsync()).VideoId;

    private static string PathOf(Guid playlist, Guid video) => $"{LibrarySteps.Playlists}/{playlist}/videos/{video}";

    private static async Task<IEnumerable<Guid>> OrderAsync(User reader, Guid playlist) =>
        IdsOf((await reader.Api.GetAsync($"{LibrarySteps.Playlists}/{playlist}/videos")).ShouldBe(200));

    private static IEnumerable<Guid> IdsOf(ApiAnswer page) =>
        page.At("items").EnumerateArray().Select(item => item.GetProperty("videoId").GetGuid());
}
