using System.Globalization;
using System.Text;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Requests;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>What StreamHub asks of the video vendor for an upload.</summary>
public sealed class UploadRequestTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Title = "Überraschung, 猫 und \U0001F3AC";

    [Fact]
    public async Task By_tus_the_vendor_is_told_owner_name_limits_and_that_addresses_are_signed()
    {
        var owner = await server.RegisterAsync();

        var upload = await owner.BeginUploadAsync("tus", Title, sizeBytes: 12_345, maxDurationSeconds: 90);

        var request = Latest("/stream");
        request.Query.ShouldBe("?direct_user=true");
        request.Headers["Tus-Resumable"].ShouldBe("1.0.0");
        request.Headers["Upload-Length"].ShouldBe("12345");
        request.Headers["Upload-Creator"].ShouldBe(owner.OrganizationId.ToString());
        var metadata = MetadataOf(request);
        metadata.Keys.ShouldBe(["requiresignedurls", "name", "maxDurationSeconds", "expiry"], ignoreOrder: true);
        metadata["requiresignedurls"].ShouldBeEmpty();
        metadata["name"].ShouldBe(Title);
        metadata["maxDurationSeconds"].ShouldBe("90");
        ShouldBeAsPromised(metadata["expiry"], upload);
    }

    [Fact]
    public async Task By_form_the_vendor_is_told_owner_name_limits_and_that_addresses_are_signed()
    {
        var owner = await server.RegisterAsync();

        var upload = await owner.BeginUploadAsync("basic", Title, maxDurationSeconds: 90);

        var body = JsonDocument.Parse(Latest("/stream/direct_upload").Body).RootElement;
        body.GetProperty("requireSignedURLs").GetBoolean().ShouldBeTrue();
        body.GetProperty("creator").GetString().ShouldBe(owner.OrganizationId.ToString());
        body.GetProperty("meta").GetProperty("name").GetString().ShouldBe(Title);
        body.GetProperty("maxDurationSeconds").GetInt32().ShouldBe(90);
        ShouldBeAsPromised(body.GetProperty("expiry").GetString()!, upload);
    }

    [Theory]
    [InlineData("tus")]
    [InlineData("basic")]
    public async Task The_vendor_understood_all_of_it(string method)
    {
        var owner = await server.RegisterAsync();

        var upload = await owner.BeginUploadAsync(method, Title);

        var video = (await server.AtVendorAsync(owner, upload.VideoId)).ShouldNotBeNull();
        video.RequireSignedUrls.ShouldBeTrue();
        video.Creator.ShouldBe(owner.OrganizationId.ToString());
        video.Meta["name"]!.GetValue<string>().ShouldBe(Title);
        video.MaxDurationSeconds.ShouldBe(21_600);
        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("title").ShouldBe(Title);
    }

    private static Dictionary<string, string> MetadataOf(ReceivedRequest request) =>
        request
            .Headers["Upload-Metadata"]
            .Split(',')
            .Select(pair => pair.Split(' ', 2))
            .ToDictionary(
                pair => pair[0],
                pair => pair.Length == 2 ? Encoding.UTF8.GetString(Convert.FromBase64String(pair[1])) : ""
            );

    // Cloudflare keeps whole seconds of it.
    private static void ShouldBeAsPromised(string expiry, Upload upload)
    {
        var asked = DateTimeOffset.Parse(expiry, CultureInfo.InvariantCulture);
        var promised = upload.Answer.At("expiresAt").GetDateTimeOffset();
        (promised - asked).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private ReceivedRequest Latest(string pathSuffix) =>
        server.Sandbox.Requests.To(Vendors.Cloudflare, "POST", pathSuffix)[^1];
}
