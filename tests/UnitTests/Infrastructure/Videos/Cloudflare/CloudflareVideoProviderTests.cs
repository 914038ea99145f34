using System.Net;
using System.Text;
using System.Text.Json;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Cloudflare;

public sealed class CloudflareVideoProviderTests : IDisposable
{
    private static readonly UploadRequest Upload = new(
        VideoId: Guid.Parse("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
        UploadMethod.Tus,
        SizeBytes: 5_000_000_000,
        MaxDurationSeconds: 3_600,
        Name: "Ночь 🎬, \"Łódź\"",
        Creator: Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        ExpiresAt: Moments.Noon.ToOffset(TimeSpan.FromHours(2))
    );

    private readonly CloudflareFixture _cloudflare = new();

    private StubVendor Vendor => _cloudflare.Vendor;

    public void Dispose() => _cloudflare.Dispose();

    [Theory]
    [InlineData("pendingupload", VideoState.WaitingForUpload)]
    [InlineData("queued", VideoState.Processing)]
    [InlineData("inprogress", VideoState.Processing)]
    [InlineData("downloading", VideoState.Uploading)]
    [InlineData("ready", VideoState.Ready)]
    [InlineData("error", VideoState.Failed)]
    [InlineData("invented_tomorrow", VideoState.WaitingForUpload)]
    public async Task Each_of_Cloudflares_states_has_its_meaning(string theirs, VideoState ours)
    {
        Answers($$"""{"uid":"v1","status":{"state":"{{theirs}}"} }""");

        (await Get()).Value.State.ShouldBe(ours);
    }

    [Fact]
    public async Task What_is_known_of_a_video_is_read()
    {
        Answers(
            """
            {
              "uid": "v1", "duration": 12.3456, "size": 4190963, "readyToStream": true,
              "status": {"state": "ready", "pctComplete": "100.000000", "errorReasonCode": "", "errorReasonText": ""},
              "input": {"width": 1920, "height": 1080}
            }
            """
        );

        (await Get()).Value.ShouldBe(
            new VendorVideoState(VideoState.Ready, 100, 12_346, 4_190_963, 1920, 1080, string.Empty, string.Empty)
        );
    }

    [Fact]
    public async Task What_is_not_known_yet_is_absent()
    {
        Answers(
            """
            {"uid": "v1", "duration": -1, "size": 0, "status": {"state": "pendingupload"}, "input": {"width": -1, "height": -1}}
            """
        );

        (await Get()).Value.ShouldBe(
            new VendorVideoState(VideoState.WaitingForUpload, null, null, null, null, null, null, null)
        );
    }

    [Fact]
    public async Task A_failure_has_its_reason()
    {
        Answers(
            """{"uid":"v1","status":{"state":"error","errorReasonCode":"ERR_NON_VIDEO","errorReasonText":"No video."}}"""
        );

        var state = (await Get()).Value;

        state.FailureCode.ShouldBe("ERR_NON_VIDEO");
        state.FailureMessage.ShouldBe("No video.");
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("39.9", 39)]
    [InlineData("250", 100)]
    [InlineData("-3", 0)]
    [InlineData("half", null)]
    [InlineData("1e400", null)]
    [InlineData("", null)]
    public async Task Progress_is_a_whole_percentage_or_absent(string theirs, int? ours)
    {
        Answers($$"""{"uid":"v1","status":{"state":"inprogress","pctComplete":"{{theirs}}"} }""");

        (await Get()).Value.PercentComplete.ShouldBe(ours);
    }

    [Fact]
    public async Task A_tus_upload_is_created_in_headers()
    {
        Vendor.Answers(() => Created("https://upload.test/tus/v1", "v1"));

        var ticket = (await _cloudflare.Provider.CreateUploadAsync(Upload, CancellationToken.None)).Value;

        ticket.ShouldBe(new UploadTicket(new("v1"), new Uri("https://upload.test/tus/v1")));
        var asked = Vendor.Asked.ShouldHaveSingleItem();
        asked.Url.PathAndQuery.ShouldBe("/client/v4/accounts/account/stream?direct_user=true");
        asked.Header("Tus-Resumable").ShouldBe("1.0.0");
        asked.Header("Upload-Length").ShouldBe("5000000000");
        asked.Header("Upload-Creator").ShouldBe("0f8fad5b-d9cb-469f-a165-70867728950e");
    }

    [Fact]
    public async Task The_tus_metadata_is_base64_of_Unicode_and_closes_the_video()
    {
        Vendor.Answers(() => Created("https://upload.test/tus/v1", "v1"));

        await _cloudflare.Provider.CreateUploadAsync(Upload, CancellationToken.None);

        var metadata = Vendor.Asked[0].Header("Upload-Metadata").Split(',').Select(pair => pair.Split(' ')).ToList();
        metadata.Select(pair => pair[0]).ShouldBe(["requiresignedurls", "name", "maxDurationSeconds", "expiry"]);
        metadata
            .Skip(1)
            .Select(pair => Encoding.UTF8.GetString(Convert.FromBase64String(pair[1])))
            .ShouldBe(["Ночь 🎬, \"Łódź\"", "3600", "2026-11-21T12:00:00Z"]);
    }

    [Theory]
    [InlineData(null, "v1")]
    [InlineData("https://upload.test/tus/v1", null)]
    public async Task An_upload_without_its_address_or_its_name_is_none(string? location, string? uid)
    {
        Vendor.Answers(() => Created(location, uid));

        (await _cloudflare.Provider.CreateUploadAsync(Upload, CancellationToken.None)).Error.ShouldBe(
            VideoErrors.VendorUnavailable
        );
    }

    [Fact]
    public async Task A_basic_upload_is_created_in_JSON_and_closes_the_video()
    {
        Answers("""{"uid":"v1","uploadURL":"https://upload.test/v1"}""");

        var ticket = await _cloudflare.Provider.CreateUploadAsync(
            Upload with
            {
                Method = UploadMethod.Basic,
            },
            CancellationToken.None
        );

        ticket.Value.ShouldBe(new UploadTicket(new("v1"), new Uri("https://upload.test/v1")));
        Vendor.Asked[0].Url.AbsolutePath.ShouldEndWith("/stream/direct_upload");
        using var body = JsonDocument.Parse(Vendor.Asked[0].Body);
        body.RootElement.GetProperty("requireSignedURLs").GetBoolean().ShouldBeTrue();
        body.RootElement.GetProperty("maxDurationSeconds").GetInt32().ShouldBe(3_600);
        body.RootElement.GetProperty("expiry").GetDateTimeOffset().ShouldBe(Moments.Noon);
        body.RootElement.GetProperty("creator").GetString().ShouldBe("0f8fad5b-d9cb-469f-a165-70867728950e");
        body.RootElement.GetProperty("meta").GetProperty("name").GetString().ShouldBe("Ночь 🎬, \"Łódź\"");
    }

    [Fact]
    public async Task What_is_gone_counts_as_deleted()
    {
        Vendor.Answers(HttpStatusCode.NotFound, "");

        (await _cloudflare.Provider.DeleteAsync(new("v1"), CancellationToken.None)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task What_could_not_be_deleted_is_tried_again()
    {
        Vendor.Answers(HttpStatusCode.ServiceUnavailable, "");

        (await _cloudflare.Provider.DeleteAsync(new("v1"), CancellationToken.None)).Error.ShouldBe(
            VideoErrors.VendorUnavailable
        );
    }

    [Fact]
    public async Task A_download_is_prepared_at_the_vendor()
    {
        Answers("""{"default":{"status":"inprogress"}}""");

        (await _cloudflare.Provider.EnableDownloadAsync(new("v1"), CancellationToken.None)).IsSuccess.ShouldBeTrue();

        Vendor.Asked[0].Url.AbsolutePath.ShouldEndWith("/stream/v1/downloads");
    }

    private static HttpResponseMessage Created(string? location, string? uid)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Created);
        response.Headers.Location = location is null ? null : new Uri(location);
        if (uid is not null)
        {
            response.Headers.Add("stream-media-id", uid);
        }

        return response;
    }

    private void Answers(string result) => Vendor.Answers(CloudflareFixture.Envelope(result));

    private Task<Result<VendorVideoState>> Get() => _cloudflare.Provider.GetAsync(new("v1"), CancellationToken.None);
}
