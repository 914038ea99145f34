using System.Net;
using System.Text.Json;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos.Mux;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Mux;

public sealed class MuxVideoProviderTests : IDisposable
{
    private static readonly UploadRequest Upload = new(
        VideoId: Guid.Parse("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
        UploadMethod.Put,
        SizeBytes: 5_000_000_000,
        MaxDurationSeconds: 3_600,
        Name: "Ночь 🎬, \"Łódź\"",
        Creator: Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        ExpiresAt: Moments.Noon.AddHours(6)
    );

    private static readonly VendorVideo AsUpload = new("u1");
    private static readonly VendorVideo AsAsset = new("a1", "p1");

    private readonly MuxFixture _mux = new();

    private StubVendor Vendor => _mux.Vendor;

    public void Dispose() => _mux.Dispose();

    [Fact]
    public async Task An_upload_closes_the_video_and_carries_whose_it_is()
    {
        _mux.Answers("""{"id":"u1","status":"waiting","url":"https://upload.test/u1"}""");

        var ticket = (await _mux.Provider.CreateUploadAsync(Upload, default)).Value;

        ticket.ShouldBe(new UploadTicket(AsUpload, new Uri("https://upload.test/u1")));
        _mux.Paths.ShouldBe(["POST /video/v1/uploads"]);
        var body = JsonElement.Parse(Vendor.Asked[0].Body);
        body.GetProperty("timeout").GetInt32().ShouldBe(21_600);
        body.GetProperty("cors_origin").GetString().ShouldBe("*");
        var settings = body.GetProperty("new_asset_settings");
        settings.GetProperty("playback_policies").EnumerateArray().Single().GetString().ShouldBe("signed");
        settings.GetProperty("passthrough").GetString().ShouldBe("7c9e6679-7425-40de-944b-e07fc1f90ae7 3600");
        var meta = settings.GetProperty("meta");
        meta.GetProperty("title").GetString().ShouldBe("Ночь 🎬, \"Łódź\"");
        meta.GetProperty("creator_id").GetString().ShouldBe("0f8fad5b-d9cb-469f-a165-70867728950e");
        meta.GetProperty("external_id").GetString().ShouldBe("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    }

    [Theory]
    [InlineData(-10, 60)]
    [InlineData(59, 60)]
    [InlineData(90.9, 90)]
    [InlineData(700_000, 604_800)]
    public async Task An_upload_lasts_no_shorter_and_no_longer_than_Mux_takes(double seconds, int asked)
    {
        _mux.Answers("""{"id":"u1","status":"waiting","url":"https://upload.test/u1"}""");

        await _mux.Provider.CreateUploadAsync(Upload with { ExpiresAt = Moments.Noon.AddSeconds(seconds) }, default);

        JsonElement.Parse(Vendor.Asked[0].Body).GetProperty("timeout").GetInt32().ShouldBe(asked);
    }

    [Theory]
    [InlineData("""{"id":"u1","status":"waiting"}""")]
    [InlineData("""{"status":"waiting","url":"https://upload.test/u1"}""")]
    public async Task An_upload_without_its_address_or_its_name_is_none(string answer)
    {
        _mux.Answers(answer);

        (await _mux.Provider.CreateUploadAsync(Upload, default)).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData("""{"id":"u1","status":"waiting"}""", "PUT /video/v1/uploads/u1/cancel")]
    [InlineData("""{"id":"u1","status":"asset_created","asset_id":"a1"}""", "DELETE /video/v1/assets/a1")]
    [InlineData("""{"id":"u1","status":"timed_out"}""", null)]
    public async Task An_upload_is_deleted_as_what_it_has_become(string upload, string? deletion)
    {
        _mux.Answers(upload);
        if (deletion is not null && deletion.StartsWith("DELETE", StringComparison.Ordinal))
        {
            _mux.Answers(MuxFixture.Asset("preparing"));
        }

        Vendor.Answers("{}");

        (await _mux.Provider.DeleteAsync(AsUpload, default)).IsSuccess.ShouldBeTrue();

        _mux.Paths.Where(path => !path.StartsWith("GET", StringComparison.Ordinal))
            .SingleOrDefault()
            .ShouldBe(deletion);
    }

    [Fact]
    public async Task An_upload_that_becomes_whole_while_it_is_deleted_is_tried_again()
    {
        _mux.Answers("""{"id":"u1","status":"waiting"}""");
        Vendor.Answers(HttpStatusCode.Forbidden, """{"error":{"type":"forbidden","messages":["not waiting"]}}""");

        (await _mux.Provider.DeleteAsync(AsUpload, default)).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_gone_counts_as_deleted()
    {
        Vendor.Answers(HttpStatusCode.NotFound, "");
        _mux.Answers(MuxFixture.Asset("ready"));
        Vendor.Answers(HttpStatusCode.NotFound, "");

        (await _mux.Provider.DeleteAsync(AsAsset, default)).IsSuccess.ShouldBeTrue();
        (await _mux.Provider.DeleteAsync(AsAsset, default)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task What_could_not_be_deleted_is_tried_again()
    {
        _mux.Answers(MuxFixture.Asset("ready"));
        Vendor.Answers(HttpStatusCode.ServiceUnavailable, "");

        (await _mux.Provider.DeleteAsync(AsAsset, default)).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData("", "POST")]
    [InlineData(""","static_renditions":{"files":[{"id":"r0","resolution":"audio-only"}]}""", "POST")]
    [InlineData(""","static_renditions":{"files":[{"id":"r1","resolution":"highest","status":"preparing"}]}""", "")]
    [InlineData(""","static_renditions":{"files":[{"id":"r1","resolution":"highest","status":"ready"}]}""", "")]
    [InlineData(
        ""","static_renditions":{"files":[{"id":"r1","resolution":"highest","status":"errored"}]}""",
        "DELETE POST"
    )]
    public async Task A_download_is_prepared_once_and_again_if_that_failed(string renditions, string methods)
    {
        _mux.Answers(MuxFixture.Asset("ready", renditions));
        if (methods.StartsWith("DELETE", StringComparison.Ordinal))
        {
            Vendor.Answers(HttpStatusCode.NoContent, "");
        }

        _mux.Answers("""{"id":"r2"}""");

        (await _mux.Provider.EnableDownloadAsync(AsAsset, default)).IsSuccess.ShouldBeTrue();

        string.Join(' ', Vendor.Asked.Skip(1).Select(asked => asked.Method)).ShouldBe(methods);
    }

    [Theory]
    [InlineData("waiting", true)]
    [InlineData("asset_created", false)]
    [InlineData("timed_out", false)]
    public async Task Only_an_upload_that_waits_is_closed(string status, bool isClosed)
    {
        _mux.Answers($$"""{"id":"u1","status":"{{status}}","asset_id":"a1"}""");
        Vendor.Answers("{}");

        (await _mux.Provider.CloseUploadAsync(AsUpload, default)).IsSuccess.ShouldBeTrue();

        _mux.Paths.Contains("PUT /video/v1/uploads/u1/cancel").ShouldBe(isClosed);
        _mux.Paths.ShouldNotContain(path => path.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_title_is_changed_and_what_others_put_beside_it_stays()
    {
        _mux.Answers(MuxFixture.Asset("ready", ""","meta":{"title":"Old","creator_id":"c","theirs":[1]}"""));
        _mux.Answers(MuxFixture.Asset("ready"));

        (await _mux.Provider.RenameAsync(AsAsset, "New", default)).IsSuccess.ShouldBeTrue();

        Vendor.Asked[1].Method.ShouldBe(HttpMethod.Patch);
        Vendor.Asked[1].Body.ShouldBe("""{"meta":{"title":"New","creator_id":"c","theirs":[1]}}""");
    }

    [Fact]
    public async Task An_upload_has_nothing_to_be_renamed()
    {
        _mux.Answers("""{"id":"u1","status":"waiting"}""");

        (await _mux.Provider.RenameAsync(AsUpload, "New", default)).IsSuccess.ShouldBeTrue();

        Vendor.Asked.ShouldHaveSingleItem().Method.ShouldBe(HttpMethod.Get);
    }

    [Fact]
    public void Credentials_are_kept_as_JSON()
    {
        var credentials = MuxCredentials.Parse("""{"tokenId":"i","tokenSecret":"s"}""");

        credentials.ShouldBe(new MuxCredentials("i", "s"));
        MuxCredentials.Parse(credentials.ToJson()).ShouldBe(credentials);
        Should.Throw<JsonException>(() => MuxCredentials.Parse("""{"tokenId":"i"}"""));
    }
}
