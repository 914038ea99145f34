using System.Text;
using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Videos;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What tests do with captions and the jobs that make them.</summary>
public static class CaptionSteps
{
    public const string German = "WEBVTT\n\n00:00.000 --> 00:00.500\nSchöne Grüße\n";

    public static string PathOf(Guid videoId, string language) => $"{VideoSteps.PathOf(videoId)}/captions/{language}";

    public static Task<ApiAnswer> PutCaptionsAsync(
        this User user,
        Guid videoId,
        string language = "de",
        string text = German
    ) => user.PutCaptionsAsync(videoId, language, Encoding.UTF8.GetBytes(text));

    public static Task<ApiAnswer> PutCaptionsAsync(this User user, Guid videoId, string language, byte[] file)
    {
        var content = new ByteArrayContent(file) { Headers = { ContentType = new("text/vtt") } };
        return user.Api.SendAsync(HttpMethod.Put, PathOf(videoId, language), content);
    }

    public static Task<ApiAnswer> LocalizeAsync(this User user, Guid videoId, params string[] languages) =>
        user.Api.PostAsync($"{VideoSteps.PathOf(videoId)}/localizations", new { languages });

    /// <summary>A job that is over, put behind the server's back.</summary>
    public static Task<LocalizationJob> FailedLocalizationAsync(
        this StreamHubServer server,
        Guid organizationId,
        Guid videoId
    ) =>
        server.InDatabaseAsync(async database =>
        {
            var now = server.Time.GetUtcNow();
            var video = await database
                .Set<Video>()
                .IgnoreQueryFilters()
                .SingleAsync(one => one.Id == videoId && one.OrganizationId == organizationId);
            var job = LocalizationJob.Queue(video, Guid.CreateVersion7(), LanguageTag.Parse("de"), now);
            job.Fail(LocalizationErrors.VendorFailed, now);
            database.Add(job);
            await database.SaveChangesAsync();
            return job;
        });
}
