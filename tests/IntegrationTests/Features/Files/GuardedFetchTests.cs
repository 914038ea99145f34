using System.Text;
using Shouldly;
using StreamHub.Domain.Publishing;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Files;

/// <summary>The guarded client over real sockets, at sites that mean no good.</summary>
public sealed class GuardedFetchTests : IAsyncDisposable
{
    private readonly RemoteScene _scene = new();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Nothing_of_ours_goes_along()
    {
        _scene.Site.AnswerWith(RemoteScene.Head(RemoteScene.Song.Length), RemoteScene.Song);

        await using var asset = (await _scene.OpenAsync()).Value;

        var names = _scene.Site.Asked.Single().Split("\r\n").Skip(1).Where(line => line.Length > 0);
        names.Select(line => line.Split(':')[0]).ShouldBe(["Host", "Accept-Encoding"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("404 Not Found\nContent-Length: 0")]
    [InlineData("401 Unauthorized\nContent-Length: 0\nWWW-Authenticate: Basic")]
    [InlineData("500 Internal Server Error\nContent-Length: 0")]
    [InlineData("204 No Content")]
    [InlineData("206 Partial Content\nContent-Length: 3")]
    [InlineData("200 OK\nTransfer-Encoding: chunked")]
    [InlineData("200 OK\nConnection: close")]
    [InlineData("200 OK\nContent-Length: 3\nContent-Encoding: gzip")]
    [InlineData("200 OK\nContent-Length: 3\nContent-Encoding: br")]
    [InlineData("200 OK\nContent-Length: -1")]
    [InlineData("200 OK\nContent-Length: 99999999999999999999")]
    [InlineData("302 Found\nContent-Length: 0")]
    [InlineData("302 Found\nLocation: \nContent-Length: 0")]
    [InlineData("302 Found\nLocation: file:///etc/passwd\nContent-Length: 0")]
    [InlineData("302 Found\nLocation: ftp://127.0.0.1/a\nContent-Length: 0")]
    [InlineData("nonsense")]
    public async Task What_is_no_file_of_known_length_is_unreachable(string head)
    {
        _scene.Site.AnswerWith(head, RemoteScene.Song[..3]);

        (await _scene.OpenAsync()).Error.ShouldBe(PublishingErrors.AssetUnreachable);
    }

    [Fact]
    public async Task Endless_headers_are_not_read_to_their_end()
    {
        _scene.Site.Answer = async (_, stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancellation);
            while (true)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X: {new string('x', 1_000)}\r\n"), cancellation);
            }
        };

        (await _scene.OpenAsync()).Error.ShouldBe(PublishingErrors.AssetUnreachable);
    }

    [Fact]
    public async Task No_more_is_read_than_was_announced()
    {
        _scene.Site.AnswerWith(RemoteScene.Head(1_000), RemoteScene.Song);

        await using var asset = (await _scene.OpenAsync()).Value;

        (await RemoteScene.ReadAsync(asset)).ShouldBe(RemoteScene.Song[..1_000]);
    }

    [Fact]
    public async Task A_site_that_says_nothing_is_not_waited_for_without_end()
    {
        _scene.Options.AnswerTimeout = TimeSpan.FromMilliseconds(200);
        _scene.Site.Answer = (_, _, cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, cancellation);

        (await _scene.OpenAsync()).Error.ShouldBe(PublishingErrors.AssetUnreachable);
    }

    [Fact]
    public async Task A_file_that_stops_coming_is_not_waited_for_without_end()
    {
        _scene.Options.StallTimeout = TimeSpan.FromMilliseconds(200);
        _scene.Site.Answer = (_, stream, cancellation) => RemoteScene.SendAndStopAsync(stream, cancellation);

        await using var asset = (await _scene.OpenAsync()).Value;

        await Should.ThrowAsync<IOException>(() => RemoteScene.ReadAsync(asset));
    }

    [Fact]
    public async Task A_file_that_comes_for_too_long_ends()
    {
        _scene.Options.MaxDuration = TimeSpan.FromMilliseconds(200);
        _scene.Site.Answer = (_, stream, cancellation) => RemoteScene.SendAndStopAsync(stream, cancellation);

        await using var asset = (await _scene.OpenAsync()).Value;

        await Should.ThrowAsync<IOException>(() => RemoteScene.ReadAsync(asset));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Three_redirects_are_followed(int redirects, bool isFollowed)
    {
        _scene.Site.Answer = async (head, stream, cancellation) =>
        {
            var at = int.Parse(head.Split('/')[1].Split(' ')[0]);
            var answer =
                at < redirects
                    ? $"302 Found\nLocation: /{at + 1}\nContent-Length: 0"
                    : RemoteScene.Head(RemoteScene.Song.Length);
            await RawSite.WriteAsync(stream, answer, cancellation);
            await stream.WriteAsync(at < redirects ? [] : RemoteScene.Song, cancellation);
        };

        var opened = await _scene.OpenAsync(path: "0");

        opened.IsSuccess.ShouldBe(isFollowed);
        _scene.Site.Asked.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("http://127.0.0.2:{port}/inside")]
    [InlineData("//127.0.0.2:{port}/inside")]
    [InlineData("http://0.0.0.0:{port}/inside")]
    [InlineData("http://[::ffff:127.0.0.2]:{port}/inside")]
    [InlineData("http://2130706434:{port}/inside")]
    [InlineData("http://inside.example.com:{port}/inside")]
    [InlineData("http://user:password@127.0.0.1:{port}/inside")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_to_the_inside_is_not_followed(string location)
    {
        _scene.Names.Add("inside.example.com", "127.0.0.2");
        _scene.Site.AnswerWith(
            $"302 Found\nLocation: {location.Replace("{port}", $"{_scene.Site.Port}")}\nContent-Length: 0"
        );

        (await _scene.OpenAsync()).Error.ShouldBe(PublishingErrors.AssetUnreachable);

        _scene.Site.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("127.0.0.1", "127.0.0.2")]
    public async Task A_name_with_an_address_inside_is_not_asked(params string[] addresses)
    {
        _scene.Names.Add("inside.example.com", addresses);

        (await _scene.OpenAsync(host: "inside.example.com")).Error.ShouldBe(PublishingErrors.AssetUnreachable);

        _scene.Site.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_moves_inside_between_two_questions_is_not_asked_again()
    {
        _scene.Names.Add("moving.example.com", "127.0.0.1");
        _scene.Site.Answer = (head, stream, cancellation) =>
        {
            _scene.Names.Add("moving.example.com", "127.0.0.2");
            return RemoteScene.AnswerRangeAsync(head, stream, "\"one\"", cancellation);
        };

        (await _scene.OpenAsync(10, host: "moving.example.com")).Error.ShouldBe(PublishingErrors.AssetUnreachable);

        _scene.Site.Asked.Count.ShouldBe(1);
    }
}
