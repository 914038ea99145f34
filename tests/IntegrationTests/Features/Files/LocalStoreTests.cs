using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Infrastructure.Storage.Local;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Files;

public sealed class LocalStoreTests(StreamHubServer server) : ObjectStoreTests(server), IClassFixture<StreamHubServer>
{
    [Fact]
    public void A_file_of_any_length_is_sent_in_one_piece() => Store.Parts.ShouldBeNull();

    [Fact]
    public async Task Two_at_once_to_one_address_do_not_mix()
    {
        var files = Enumerable.Range(0, 4).Select(i => BytesOf(2_000_000, (byte)i)).ToList();
        var url = UrlOf(Store.PresignPut(Key, Type, 2_000_000, Soon).Url);

        var answers = await Task.WhenAll(files.Select(file => FileSteps.PutBytesAsync(url, file, Type)));

        answers.ShouldAllBe(answer => answer.Status == 204 || answer.Status == 409);
        answers.ShouldContain(answer => answer.Status == 204);
        await using var asset = (await Store.OpenAsync(Key, 0, version: null, default)).Value;
        var kept = await ReadAsync(asset);
        files.Exists(file => file.AsSpan().SequenceEqual(kept)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_nothing_and_can_come_again()
    {
        var url = UrlOf(Store.PresignPut(Key, Type, 100_000, Soon).Url);

        using (var half = new TcpClient())
        {
            await half.ConnectAsync(url.Host, url.Port);
            var stream = half.GetStream();
            var head =
                $"PUT {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: {Type}\r\n"
                + "Content-Length: 100000\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            await stream.WriteAsync(BytesOf(50_000, 1));
            await Eventually.HoldsAsync(() => Task.FromResult(File.Exists(Incoming)), "the first bytes");
        }

        await Eventually.HoldsAsync(() => Task.FromResult(!File.Exists(Incoming)), "the end of what broke off");
        (await Store.FindAsync(Key, default)).Value.ShouldBeNull();
        (await FileSteps.PutBytesAsync(url, BytesOf(100_000, 2), Type)).ShouldBe(204);
    }

    [Fact]
    public async Task What_a_dead_process_left_is_begun_anew()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Incoming)!);
        await File.WriteAllBytesAsync(Incoming, BytesOf(200_000, 1));
        var file = BytesOf(100_000, 2);

        var put = UrlOf(Store.PresignPut(Key, Type, file.Length, Soon).Url);
        (await FileSteps.PutBytesAsync(put, file, Type)).ShouldBe(204);

        await using var asset = (await Store.OpenAsync(Key, 0, version: null, default)).Value;
        (await ReadAsync(asset)).ShouldBe(file);
        File.Exists(Incoming).ShouldBeFalse();
    }

    /// <summary>Where bytes are while they come.</summary>
    private string Incoming =>
        Path.Combine(Server.Services.GetRequiredService<IOptions<LocalStorageOptions>>().Value.Path, Key, "incoming");
}
