using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Publishing;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox.S3;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Files;

/// <summary>A server whose files are in a bucket.</summary>
public sealed class S3Server(TestDatabases databases) : StreamHubServer(databases)
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Storage:S3:Endpoint"] = Sandbox.S3.Endpoint,
            ["Storage:S3:Region"] = Sandbox.S3.Settings.Region,
            ["Storage:S3:Bucket"] = S3Control.Bucket,
            ["Storage:S3:AccessKeyId"] = Sandbox.S3.Settings.AccessKeyId,
            ["Storage:S3:SecretAccessKey"] = Sandbox.S3.Settings.SecretAccessKey,
            ["Storage:S3:PathStyle"] = "true",
        };
}

public sealed class S3StoreTests(S3Server server) : ObjectStoreTests(server), IClassFixture<S3Server>
{
    private const int SmallestPart = 5 * 1024 * 1024;

    private IPartedUploads Parts => Store.Parts.ShouldNotBeNull();

    [Fact]
    public async Task Parts_are_put_together_whatever_order_they_come_in()
    {
        var file = BytesOf(SmallestPart + 1_000, 7);
        var id = (await Parts.BeginAsync(Key, Type, default)).Value;

        await SendPartAsync(id, 2, file[SmallestPart..]);
        await SendPartAsync(id, 1, BytesOf(SmallestPart, 9));
        await SendPartAsync(id, 1, file[..SmallestPart]);
        (await Parts.CompleteAsync(Key, id, default)).Value.ShouldBeTrue();

        await using var asset = (await Store.OpenAsync(Key, 0, version: null, default)).Value;
        (await ReadAsync(asset)).ShouldBe(file);
        (await Parts.CompleteAsync(Key, id, default)).Value.ShouldBeFalse("It is over.");
        (await Parts.AbortAsync(Key, id, default)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_parts_there_is_nothing_to_put_together()
    {
        var id = (await Parts.BeginAsync(Key, Type, default)).Value;

        (await Parts.CompleteAsync(Key, id, default)).Value.ShouldBeFalse();

        (await Parts.AbortAsync(Key, id, default)).IsSuccess.ShouldBeTrue();
        (await Store.FindAsync(Key, default)).Value.ShouldBeNull();
    }

    [Fact]
    public async Task A_part_is_as_long_as_was_said()
    {
        var id = (await Parts.BeginAsync(Key, Type, default)).Value;
        var url = Parts.PresignPart(Key, id, 1, 1_000, Soon).Url;

        (await FileSteps.PutBytesAsync(url, BytesOf(1_001, 1), type: null)).Status.ShouldBe(403);
        (await FileSteps.PutBytesAsync(url, BytesOf(1_000, 1), type: null)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_as_such()
    {
        using var outage = VendorOutage.Down(Server, VendorSandbox.Vendors.S3);

        (await Store.FindAsync(Key, default)).Error!.Code.ShouldBe("storage_unavailable");
        (await Store.DeleteAsync(Key, default)).Error!.Code.ShouldBe("storage_unavailable");
        (await Parts.BeginAsync(Key, Type, default)).Error!.Code.ShouldBe("storage_unavailable");
        (await Store.OpenAsync(Key, 0, null, default)).Error.ShouldBe(PublishingErrors.AssetUnreachable);
    }

    private async Task SendPartAsync(string id, int number, byte[] part)
    {
        var url = Parts.PresignPart(Key, id, number, part.Length, Soon).Url;
        (await FileSteps.PutBytesAsync(url, part, type: null)).ShouldBe(200);
    }
}

/// <summary>What every store of files does.</summary>
public abstract class ObjectStoreTests(StreamHubServer server)
{
    protected const string Type = "audio/mpeg";

    protected StreamHubServer Server => server;

    protected string Key { get; } = $"{Guid.NewGuid():N}/{Guid.NewGuid():N}";

    protected IObjectStore Store => server.Services.GetRequiredService<IObjectStore>();

    protected DateTimeOffset Soon => server.Time.GetUtcNow().AddMinutes(10);

    [Fact]
    public async Task What_was_put_is_there_to_the_byte_and_gone_when_it_is_deleted()
    {
        var file = BytesOf(300_000, 1);
        (await Store.FindAsync(Key, default)).Value.ShouldBeNull();

        await PutAsync(file);

        var found = (await Store.FindAsync(Key, default)).Value.ShouldNotBeNull();
        found.Length.ShouldBe(file.Length);
        await using (var asset = (await Store.OpenAsync(Key, 0, found.Version, default)).Value)
        {
            asset.Length.ShouldBe(file.Length);
            asset.ContentType.ShouldBe(Type);
            asset.Version.ShouldBe(found.Version);
            (await ReadAsync(asset)).ShouldBe(file);
        }

        (await Store.DeleteAsync(Key, default)).IsSuccess.ShouldBeTrue();
        (await Store.DeleteAsync(Key, default)).IsSuccess.ShouldBeTrue("Said again, it changes nothing.");
        (await Store.FindAsync(Key, default)).Value.ShouldBeNull();
        (await Store.OpenAsync(Key, 0, version: null, default)).Error.ShouldBe(PublishingErrors.AssetUnreachable);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(299_999)]
    public async Task It_is_read_from_any_byte(int offset)
    {
        var file = BytesOf(300_000, 2);
        await PutAsync(file);

        await using var asset = (await Store.OpenAsync(Key, offset, version: null, default)).Value;

        asset.Length.ShouldBe(file.Length);
        asset.ContentType.ShouldBe(Type);
        (await ReadAsync(asset)).ShouldBe(file[offset..]);
    }

    [Fact]
    public async Task Other_content_is_another_version()
    {
        await PutAsync(BytesOf(1_000, 3));
        var version = (await Store.FindAsync(Key, default)).Value!.Version;

        await PutAsync(BytesOf(1_000, 4));

        (await Store.FindAsync(Key, default)).Value!.Version.ShouldNotBe(version);
        (await Store.OpenAsync(Key, 0, version, default)).Error.ShouldBe(PublishingErrors.AssetChanged);
        (await Store.OpenAsync(Key, 10, version, default)).Error.ShouldBe(PublishingErrors.AssetChanged);
        (await Store.OpenAsync(Key, 1_000, null, default)).Error.ShouldBe(PublishingErrors.AssetChanged);
    }

    [Theory]
    [InlineData(999, Type)]
    [InlineData(1_001, Type)]
    [InlineData(1_000, "text/html")]
    [InlineData(1_000, null)]
    public async Task An_address_takes_what_it_was_signed_for_and_nothing_else(int length, string? type)
    {
        var url = UrlOf(Store.PresignPut(Key, Type, 1_000, Soon).Url);

        (await FileSteps.PutBytesAsync(url, BytesOf(length, 5), type)).Status.ShouldBe(403);

        (await Store.FindAsync(Key, default)).Value.ShouldBeNull();
    }

    [Fact]
    public async Task An_address_that_was_changed_takes_nothing()
    {
        var url = UrlOf(Store.PresignPut(Key, Type, 1_000, Soon).Url).AbsoluteUri;
        var last = url[^1] == 'A' ? 'B' : 'A';

        (await FileSteps.PutBytesAsync(new Uri($"{url[..^1]}{last}"), BytesOf(1_000, 6), Type)).Status.ShouldBe(403);
        (await FileSteps.PutBytesAsync(new Uri($"{url[..^8]}"), BytesOf(1_000, 6), Type)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_address_is_for_one_purpose_and_a_time()
    {
        await PutAsync(BytesOf(1_000, 7));
        var get = UrlOf(Store.PresignGet(Key, "Song.mp3", Type, Soon));
        var put = UrlOf(Store.PresignPut(Key, Type, 1_000, Soon).Url);
        var over = UrlOf(Store.PresignPut(Key, Type, 1_000, server.Time.GetUtcNow().AddSeconds(-1)).Url);

        (await FileSteps.PutBytesAsync(get, BytesOf(1_000, 8), Type)).Status.ShouldBe(403);
        (await FileSteps.PutBytesAsync(over, BytesOf(1_000, 8), Type)).Status.ShouldBe(403);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(put);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task It_is_given_out_in_whole_and_in_ranges_under_its_name()
    {
        var file = BytesOf(10_000, 9);
        await PutAsync(file);
        using var http = new HttpClient();
        var url = UrlOf(Store.PresignGet(Key, "Ein Lied, grün.mp3", Type, Soon));

        using var whole = await http.GetAsync(url);
        whole.Content.Headers.ContentType!.MediaType.ShouldBe(Type);
        whole.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        whole.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Ein Lied, grün.mp3");
        (await whole.Content.ReadAsByteArrayAsync()).ShouldBe(file);

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = new RangeHeaderValue(100, 199);
        using var part = await http.SendAsync(request);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(file[100..200]);
    }

    protected static byte[] BytesOf(int length, byte seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        "ID3"u8.CopyTo(bytes);
        return bytes;
    }

    protected static async Task<byte[]> ReadAsync(Asset asset)
    {
        using var content = new MemoryStream();
        await asset.Content.CopyToAsync(content);
        return content.ToArray();
    }

    protected Uri UrlOf(Uri url) => server.Anonymous().Reachable(url.OriginalString);

    private async Task PutAsync(byte[] file)
    {
        var put = Store.PresignPut(Key, Type, file.Length, Soon);
        (await FileSteps.PutBytesAsync(UrlOf(put.Url), file, put.Headers["Content-Type"])).Status.ShouldBeOneOf(
            200,
            204
        );
    }
}
