using System.Net;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Mux;

/// <summary>Looking through what stands in an environment, and taking it over.</summary>
public sealed class MuxShelfTests : IDisposable
{
    private static readonly Guid Ours = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    private readonly MuxFixture _mux = new();

    private StubVendor Vendor => _mux.Vendor;

    public void Dispose() => _mux.Dispose();

    [Fact]
    public async Task A_page_holds_what_is_of_the_creator_and_says_how_it_goes_on()
    {
        Vendor.Answers(
            $$"""
            {"next_cursor": "c/2", "data": [
              {"id":"a1","status":"ready","upload_id":"u1","meta":{"title":"Mine","creator_id":"{{Ours}}"},
               "playback_ids":[{"id":"p1","policy":"signed"}]},
              {"id":"a2","status":"ready","meta":{"creator_id":"somebody"},"playback_ids":[{"id":"p2","policy":"public"}]},
              {"id":"a3","status":"ready","playback_ids":[{"id":"p3","policy":"public"},{"id":"p4","policy":"signed"}]}
            ]}
            """
        );
        Vendor.Answers("""{"data":[]}""");

        var page = (await _mux.Provider.ListAsync(Ours, after: null, default)).Value;
        var last = (await _mux.Provider.ListAsync(Ours, page.Next, default)).Value;

        var video = page.Videos.ShouldHaveSingleItem();
        video.Name.ShouldBe(new VendorVideo("a1", "p1"));
        (video.Title, video.UploadUid, video.NeedsSignature).ShouldBe(("Mine", "u1", true));
        Vendor.Asked[1].Url.Query.ShouldBe("?limit=25&cursor=c%2F2");
        last.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_creator_everything_is_listed_and_what_anybody_can_play_is_told()
    {
        Vendor.Answers(
            """
            {"data": [
              {"id":"a1","status":"ready","playback_ids":[{"id":"p1","policy":"public"},{"id":"p2","policy":"signed"}]},
              {"id":"a2","status":"ready"}
            ]}
            """
        );

        var videos = (await _mux.Provider.ListAsync(creator: null, after: null, default)).Value.Videos;

        videos.Select(video => video.Name).ShouldBe([new("a1", "p2"), new("a2")]);
        videos.ShouldAllBe(video => !video.NeedsSignature && video.State.State == VideoState.Ready);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"data":[{"status":"ready"}]}""")]
    public async Task A_page_that_breaks_its_contract_is_not_believed(string page)
    {
        Vendor.Answers(page);

        (await _mux.Provider.ListAsync(null, null, default)).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData("", "POST", "p9")]
    [InlineData("""{"id":"p1","policy":"signed"}""", "", "p1")]
    [InlineData("""{"id":"p1","policy":"public"}""", "POST DELETE", "p9")]
    [InlineData("""{"id":"p1","policy":"public"},{"id":"p2","policy":"signed"}""", "DELETE", "p2")]
    public async Task What_is_taken_over_plays_with_signed_addresses_only(string ids, string methods, string playbackId)
    {
        _mux.Answers($$"""{"id":"a1","status":"ready","playback_ids":[{{ids}}]}""");
        if (methods.StartsWith("POST", StringComparison.Ordinal))
        {
            _mux.Answers("""{"id":"p9","policy":"signed"}""");
        }

        Vendor.Answers(HttpStatusCode.NoContent, "");

        var name = await _mux.Provider.RequireSignatureAsync(new("a1"), default);

        name.Value.ShouldBe(new VendorVideo("a1", playbackId));
        string.Join(' ', Vendor.Asked.Skip(1).Select(asked => asked.Method)).ShouldBe(methods);
    }
}
