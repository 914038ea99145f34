using System.Text;
using Shouldly;
using StreamHub.Domain.Publishing;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Files;

/// <summary>Files at sites anywhere, over real sockets: what is read, from where on, and what is no file.</summary>
public sealed class RemoteFilesTests : IAsyncDisposable
{
    private readonly RemoteScene _scene = new();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_file_is_read_as_it_is()
    {
        _scene.Site.AnswerWith(
            RemoteScene.Head(RemoteScene.Song.Length, "ETag: \"one\"\nContent-Type: text/plain"),
            RemoteScene.Song
        );

        await using var asset = (await _scene.OpenAsync()).Value;

        asset.Length.ShouldBe(RemoteScene.Song.Length);
        asset.ContentType.ShouldBe("audio/mpeg", "Its bytes say so, not its server.");
        asset.Version.ShouldBe("\"one\"");
        (await RemoteScene.ReadAsync(asset)).ShouldBe(RemoteScene.Song);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(100_000)]
    public async Task It_goes_on_from_any_byte_where_the_site_knows_ranges(int offset)
    {
        _scene.Site.Answer = (head, stream, cancellation) =>
            RemoteScene.AnswerRangeAsync(head, stream, "\"one\"", cancellation);

        await using var asset = (await _scene.OpenAsync(offset, "\"one\"")).Value;

        asset.Length.ShouldBe(RemoteScene.Song.Length);
        asset.ContentType.ShouldBe("audio/mpeg");
        (await RemoteScene.ReadAsync(asset)).ShouldBe(RemoteScene.Song[offset..]);
    }

    [Fact]
    public async Task It_goes_on_from_any_byte_where_the_site_knows_none()
    {
        _scene.Site.AnswerWith(RemoteScene.Head(RemoteScene.Song.Length), RemoteScene.Song);

        await using var asset = (await _scene.OpenAsync(100_000)).Value;

        (await RemoteScene.ReadAsync(asset)).ShouldBe(RemoteScene.Song[100_000..]);
    }

    [Fact]
    public async Task Another_file_in_its_place_is_told()
    {
        _scene.Site.Answer = (head, stream, cancellation) =>
            RemoteScene.AnswerRangeAsync(head, stream, "\"two\"", cancellation);

        (await _scene.OpenAsync(0, "\"one\"")).Error.ShouldBe(PublishingErrors.AssetChanged);
        (await _scene.OpenAsync(10, "\"one\"")).Error.ShouldBe(PublishingErrors.AssetChanged);
        (await _scene.OpenAsync(RemoteScene.Song.Length, "\"two\"")).Error.ShouldBe(PublishingErrors.AssetChanged);
    }

    [Fact]
    public async Task A_file_that_changes_between_two_questions_is_told()
    {
        var tags = new Queue<string>(["\"one\"", "\"two\""]);
        _scene.Site.Answer = (head, stream, cancellation) =>
            RemoteScene.AnswerRangeAsync(head, stream, tags.Dequeue(), cancellation);

        (await _scene.OpenAsync(10)).Error.ShouldBe(PublishingErrors.AssetChanged);
    }

    [Theory]
    [InlineData("<!doctype html><title>Log in</title>")]
    [InlineData("{}")]
    [InlineData("MZ and so on")]
    public async Task Pages_and_programs_are_not_taken(string body)
    {
        _scene.Site.AnswerWith(
            RemoteScene.Head(body.Length, "Content-Type: audio/mpeg"),
            Encoding.ASCII.GetBytes(body)
        );

        (await _scene.OpenAsync()).Error.ShouldBe(PublishingErrors.AssetUnfit);
    }

    [Fact]
    public async Task An_empty_file_and_one_that_is_too_large_are_not_taken()
    {
        _scene.Site.AnswerWith(RemoteScene.Head(0));
        (await _scene.OpenAsync()).Error.ShouldBe(PublishingErrors.AssetUnfit);

        _scene.Options.MaxBytes = RemoteScene.Song.Length - 1;
        _scene.Site.AnswerWith(RemoteScene.Head(RemoteScene.Song.Length), RemoteScene.Song);
        (await _scene.OpenAsync()).Error.ShouldBe(PublishingErrors.AssetUnfit);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_an_error_and_no_end()
    {
        _scene.Site.AnswerWith(RemoteScene.Head(RemoteScene.Song.Length), RemoteScene.Song[..100_000]);

        await using var asset = (await _scene.OpenAsync()).Value;

        await Should.ThrowAsync<IOException>(() => RemoteScene.ReadAsync(asset));
    }

    [Fact]
    public async Task A_file_that_breaks_off_at_once_is_unreachable()
    {
        _scene.Site.AnswerWith(RemoteScene.Head(RemoteScene.Song.Length), RemoteScene.Song[..10]);

        (await _scene.OpenAsync()).Error.ShouldBe(PublishingErrors.AssetUnreachable);
    }
}
