using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What tests do with a library on the way to what they are about.</summary>
public static class LibrarySteps
{
    public const string Playlists = "/api/v1/playlists";
    public const string Categories = "/api/v1/categories";

    public static async Task<Guid> CreatePlaylistAsync(this User owner, params Guid[] videos)
    {
        var id = (await owner.Api.PostAsync(Playlists, new { name = "Evenings" })).ShouldBe(201).Id();
        foreach (var video in videos)
        {
            (await owner.PutAsync(id, video)).ShouldBe(204);
        }

        return id;
    }

    public static Task<ApiAnswer> PutAsync(this User owner, Guid playlist, Guid video, int? position = null) =>
        owner.Api.PutAsync($"{Playlists}/{playlist}/videos/{video}", new { position });

    public static async Task<Guid> CreateCategoryAsync(this User owner, string? name = null, Guid? parentId = null) =>
        (await owner.Api.PostAsync(Categories, new { name = name ?? $"Category {Guid.NewGuid():N}", parentId }))
            .ShouldBe(201)
            .Id();

    /// <summary>Sends a member as <c>null</c>, which an absent one is not.</summary>
    public static async Task<ApiAnswer> ClearAsync(this User owner, string path, string member)
    {
        using var body = new StringContent($$"""{"{{member}}":null}""", Encoding.UTF8, "application/json");
        return await owner.Api.SendAsync(HttpMethod.Patch, path, body);
    }

    /// <summary>Sweeps now what is due; its messages are still to be worked on.</summary>
    public static Task<bool> SweepVideosAsync(this StreamHubServer server) =>
        server.Services.GetServices<IHostedService>().OfType<QuietVideosSweep>().Single().RunOnceAsync(default);

    /// <summary>What is kept of a video, deleted or not.</summary>
    public static Task<Video> StoredAsync(this StreamHubServer server, Guid id) =>
        server.InDatabaseAsync(database =>
            database.Set<Video>().IgnoreQueryFilters().AsNoTracking().SingleAsync(video => video.Id == id)
        );

    /// <summary>What the organization's library is said to take.</summary>
    public static Task<long> UsedBytesAsync(this StreamHubServer server, User user) =>
        server.InDatabaseAsync(database =>
            database
                .Set<LibraryUsage>()
                .IgnoreQueryFilters()
                .Where(usage => usage.OrganizationId == user.OrganizationId)
                .Select(usage => usage.UsedBytes)
                .FirstOrDefaultAsync()
        );
}
