using System.Net.Http.Headers;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What tests do with watermarks.</summary>
public static class WatermarkSteps
{
    public const string AllWatermarks = "/api/v1/watermarks";

    public static string WatermarkPath(Guid id) => $"{AllWatermarks}/{id}";

    public static Task<ApiAnswer> UploadWatermarkAsync(
        this ApiClient api,
        byte[] picture,
        string query = "?name=Logo",
        string mediaType = "image/png"
    )
    {
        var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return api.SendAsync(HttpMethod.Post, $"{AllWatermarks}/upload{query}", content);
    }

    public static async Task<Guid> CreateWatermarkAsync(this ApiClient api) =>
        (await api.UploadWatermarkAsync(SamplePicture.Png)).ShouldBe(201).Id();

    public static Task<Guid> CreateWatermarkAsync(this User user) => user.Api.CreateWatermarkAsync();
}
