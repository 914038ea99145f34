using System.Net.Http.Headers;
using Shouldly;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A file that is expected, and where its bytes are to go.</summary>
/// <param name="Url">Where this test reaches it; <c>null</c> where it is sent in parts.</param>
public sealed record ExpectedFile(Guid Id, Uri AssetUrl, Uri? Url, ApiAnswer Answer);

/// <summary>What tests do with files.</summary>
public static class FileSteps
{
    public const string Presign = "/api/v1/upload/presign";
    public const string AllFiles = "/api/v1/files";

    public static string PathOf(Guid file) => $"{AllFiles}/{file}";

    public static Task<ExpectedFile> PresignAsync(this User user, long? length = null, string type = "video/mp4") =>
        user.Api.PresignAsync(length, type);

    public static async Task<ExpectedFile> PresignAsync(
        this ApiClient api,
        long? length = null,
        string type = "video/mp4",
        string name = "Film.mp4"
    )
    {
        var answer = await api.PostAsync(
            Presign,
            new
            {
                fileName = name,
                contentType = type,
                length = length ?? SampleVideo.Bytes.Length,
            }
        );
        answer.ShouldBe(201);
        var url = answer.Text("url");
        return new ExpectedFile(
            answer.Id("fileId"),
            new Uri(answer.Text("assetUrl")),
            url.Length == 0 ? null : api.Reachable(url),
            answer
        );
    }

    /// <summary>The server is not where its public address says; a store of its own is.</summary>
    public static Uri Reachable(this ApiClient api, string url) =>
        url.StartsWith(ServerSettings.PublicUrl, StringComparison.Ordinal)
            ? new Uri(api.Http.BaseAddress!, url[ServerSettings.PublicUrl.Length..])
            : new Uri(url);

    /// <summary>Sends bytes as a browser does that was given the address.</summary>
    public static async Task<ApiAnswer> PutBytesAsync(Uri url, byte[] bytes, string? type = "video/mp4")
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        using var answer = await http.PutAsync(url, content);
        return await ApiAnswer.ReadAsync(answer);
    }

    public static Task<ApiAnswer> CompleteAsync(this User user, Guid file) =>
        user.Api.PostAsync($"{PathOf(file)}/complete");

    /// <summary>A file that is stored.</summary>
    public static async Task<ExpectedFile> StoreAsync(this User user, byte[] bytes, string type = "video/mp4")
    {
        var file = await user.PresignAsync(bytes.Length, type);
        (await PutBytesAsync(file.Url.ShouldNotBeNull(), bytes, type)).Status.ShouldBeOneOf(200, 204);
        (await user.CompleteAsync(file.Id)).ShouldBe(200);
        return file;
    }

    /// <summary>Asks where the file can be read, and reads it there.</summary>
    public static async Task<HttpResponseMessage> ReadAsync(this User user, Guid file, RangeHeaderValue? range = null)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        browser.DefaultRequestHeaders.Authorization = user.Api.Http.DefaultRequestHeaders.Authorization;
        using var found = await browser.GetAsync(new Uri(user.Api.Http.BaseAddress!, $"{PathOf(file)}/content"));
        ((int)found.StatusCode).ShouldBe(302);
        var place = user.Api.Reachable(found.Headers.Location.ShouldNotBeNull().OriginalString);
        using var reader = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, place);
        request.Headers.Range = range;
        return await reader.SendAsync(request);
    }
}
