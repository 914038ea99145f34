using System.Text;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos;
using StreamHub.Infrastructure.Videos.Cloudflare;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What we send to Cloudflare Stream, judged by Prism with Cloudflare's description of its API.</summary>
public abstract partial class CloudflareRequestTests(CloudflareJudgedServer server)
{
    private const string Stream = $"/client/v4/accounts/{CloudflareJudgedServer.Account}/stream";

    // The last one is named in Cloudflare's guide to uploads by users, not in the API's description.
    private static readonly string[] DescribedMetadata =
    [
        "name",
        "requiresignedurls",
        "allowedorigins",
        "thumbnailtimestamppct",
        "watermark",
        "scheduleddeletion",
        "maxdurationseconds",
        "expiry",
    ];

    private const string Uid = "ea95132c15732412d22c1476fa83f27a";

    [Theory]
    [InlineData(UploadMethod.Basic, $"POST {Stream}/direct_upload")]
    [InlineData(UploadMethod.Tus, $"POST {Stream}")]
    public async Task Asking_for_an_upload_address_is_as_described(UploadMethod method, string operation)
    {
        server.Exchanges.Clear();

        // Prism's answer to the second is no tus answer: only the request counts.
        await server.WithAsync(
            (CloudflareVendor vendor) => vendor.OfPlatform()!.CreateUploadAsync(Upload(method), default)
        );

        server.ShouldHaveSentOnly(operation);
    }

    // The description says what the header is made of in words alone, which Prism can't judge.
    [Fact]
    public async Task The_metadata_of_a_tus_upload_has_only_described_keys_and_values_in_base64()
    {
        server.Exchanges.Clear();
        var upload = Upload(UploadMethod.Tus);

        await server.WithAsync((CloudflareVendor vendor) => vendor.OfPlatform()!.CreateUploadAsync(upload, default));

        var metadata = server.Exchanges.Only("POST", Stream).Headers["Upload-Metadata"];
        var pairs = metadata.Split(',').Select(pair => pair.Trim().Split(' ')).ToList();
        pairs.ShouldAllBe(pair => DescribedMetadata.Contains(pair[0], StringComparer.OrdinalIgnoreCase));
        pairs.ShouldAllBe(pair => pair.Length <= 2);
        var values = pairs.Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => Decode(pair[1]));
        values["name"].ShouldBe(upload.Name);
        values["maxDurationSeconds"].ShouldBe("60");
        values["watermark"].ShouldBe(Uid);
        values["allowedorigins"].ShouldBe("example.com,*.example.org");
    }

    [Fact]
    public async Task Reading_a_video_is_as_described()
    {
        server.Exchanges.Clear();

        (
            await server.WithAsync((CloudflareVendor vendor) => vendor.OfPlatform()!.GetAsync(new(Uid), default))
        ).IsSuccess.ShouldBeTrue();

        server.ShouldHaveSentOnly($"GET {Stream}/{Uid}");
    }

    [Fact]
    public async Task Offering_a_download_is_as_described()
    {
        server.Exchanges.Clear();

        (
            await server.WithAsync(
                (CloudflareVendor vendor) => vendor.OfPlatform()!.EnableDownloadAsync(new(Uid), default)
            )
        ).IsSuccess.ShouldBeTrue();

        server.ShouldHaveSentOnly($"POST {Stream}/{Uid}/downloads");
    }

    [Fact]
    public async Task Deleting_a_video_is_as_described()
    {
        server.Exchanges.Clear();

        (
            await server.WithAsync((CloudflareVendor vendor) => vendor.OfPlatform()!.DeleteAsync(new(Uid), default))
        ).IsSuccess.ShouldBeTrue();

        server.ShouldHaveSentOnly($"DELETE {Stream}/{Uid}");
    }

    [Fact]
    public async Task Making_a_signing_key_and_giving_up_one_that_came_second_are_as_described()
    {
        server.Exchanges.Clear();
        server.Exchanges.OnAnswer = made =>
            made.Method == "POST"
                ? server.StoreKeyAsync(VideoVendor.Cloudflare, CloudflareJudgedServer.Account)
                : Task.CompletedTask;

        var grant = await server.WithAsync(
            (CloudflareVendor vendor) =>
                vendor
                    .OfPlatform()!
                    .GrantPlaybackAsync(new(Uid), downloadable: true, DateTimeOffset.UnixEpoch.AddYears(90), default)
        );

        server.Exchanges.OnAnswer = null;
        grant.IsSuccess.ShouldBeTrue();
        var given = server.Exchanges.Only("POST", $"{Stream}/keys").AnswerAt("result", "id");
        server.ShouldHaveSentOnly($"POST {Stream}/keys", $"DELETE {Stream}/keys/{given}");
    }

    [Fact]
    public async Task Trying_an_accounts_credentials_is_as_described_and_changes_nothing()
    {
        server.Exchanges.Clear();

        var verdict = await server.WithAsync(
            (IEnumerable<IVendorConnector> connectors) =>
                connectors.Single(one => one.Vendor == VideoVendor.Cloudflare).CheckAsync(OwnAccount, default)
        );

        verdict.Value.Fault.ShouldBeNull();
        server.ShouldHaveSentOnly(
            "GET /client/v4/user/tokens/verify",
            $"GET {Stream}/storage-usage",
            $"DELETE {Stream}/keys/00000000000000000000000000000000"
        );
    }

    // Asked directly: the newest description's answers are no webhook, after which the connector goes no further.
    [Fact]
    public async Task Reading_and_making_a_webhook_are_as_described()
    {
        server.Exchanges.Clear();
        var request = new CloudflareWebhookRequest("https://streamhub.test/webhooks/cloudflare/own");

        await server.WithAsync(
            (CloudflareVendor vendor) =>
                vendor.ClientOf(OwnAccount).GetAsync<CloudflareWebhook>("stream/webhook", default)
        );
        await server.WithAsync(
            (CloudflareVendor vendor) =>
                vendor.ClientOf(OwnAccount).PutAsync<CloudflareWebhook>("stream/webhook", request, default)
        );

        server.ShouldHaveSentOnly($"GET {Stream}/webhook", $"PUT {Stream}/webhook");
    }

    [Fact]
    public async Task A_wrong_body_is_refused_so_the_judge_judges()
    {
        server.Exchanges.Clear();

        var refused = await server.WithAsync(
            (CloudflareVendor vendor) =>
                vendor
                    .ClientOfPlatform()
                    .PostAsync<CloudflareDirectUpload>(
                        "stream/direct_upload",
                        new { maxDurationSeconds = "long", colour = "red" },
                        default
                    )
        );

        refused.Error.ShouldBe(VideoErrors.VendorRejected);
        var fault = server.Exchanges.Faults.ShouldHaveSingleItem();
        fault.ShouldContain("422");
        fault.ShouldContain("maxDurationSeconds must be integer");
        fault.ShouldContain("colour");
    }

    [Fact]
    public async Task A_tus_creation_without_its_headers_is_refused_so_the_judge_judges()
    {
        server.Exchanges.Clear();

        await server.WithAsync(
            (CloudflareVendor vendor) =>
                vendor
                    .ClientOfPlatform()
                    .SendForHeadersAsync(
                        new HttpRequestMessage(HttpMethod.Post, "stream?direct_user=true"),
                        _ => "",
                        default
                    )
        );

        var fault = server.Exchanges.Faults.ShouldHaveSingleItem();
        fault.ShouldContain("tus-resumable");
        fault.ShouldContain("upload-length");
    }

    private static OpenedAccount OwnAccount { get; } =
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            VideoVendor.Cloudflare,
            CloudflareJudgedServer.Account,
            new CloudflareCredentials("a-token-of-its-own").ToJson(),
            PlaybackBaseUrl: null
        );

    private static string Decode(string value) => Encoding.UTF8.GetString(Convert.FromBase64String(value));

    private static UploadRequest Upload(UploadMethod method) =>
        new(
            Guid.NewGuid(),
            method,
            SizeBytes: 1_000,
            MaxDurationSeconds: 60,
            "Mittsommer – 夏至, 50%",
            Guid.NewGuid(),
            DateTimeOffset.UtcNow.AddHours(1)
        )
        {
            AllowedOrigins = ["example.com", "*.example.org"],
            WatermarkUid = Uid,
        };
}

/// <summary>Judged by the official description of 2024-08-06.</summary>
public sealed class CloudflareOfficialRequestTests(CloudflareOfficialRequestTests.Server server)
    : CloudflareRequestTests(server),
        IClassFixture<CloudflareOfficialRequestTests.Server>
{
    public sealed class Server(TestDatabases databases) : CloudflareJudgedServer(databases, "prism.json");
}

/// <summary>Judged by what the vendor's generated SDK of 2026-01-14 knows.</summary>
public sealed class CloudflareNewestRequestTests(CloudflareNewestRequestTests.Server server)
    : CloudflareRequestTests(server),
        IClassFixture<CloudflareNewestRequestTests.Server>
{
    public sealed class Server(TestDatabases databases) : CloudflareJudgedServer(databases, "prism.stainless.json");
}
