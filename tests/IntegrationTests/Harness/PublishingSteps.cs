using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Application.Features.Channels;
using StreamHub.Application.Features.Publishing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What tests do with publishing jobs.</summary>
public static class PublishingSteps
{
    public const string Publications = "/api/v1/upload";
    public const string AllJobs = "/api/v1/jobs";

    private const string File = "https://files.example.com/show.mp4";

    public static string JobPath(Guid id) => $"{AllJobs}/{id}";

    /// <summary>A channel whose owner consented, put there without asking a platform.</summary>
    public static Task<Guid> ChannelOfAsync(
        this StreamHubServer server,
        User user,
        Platform platform = Platform.Youtube,
        TimeSpan? accessLasts = null
    ) => server.ChannelOfAsync(user.OrganizationId, user.Id, platform, accessLasts);

    public static Task<Guid> ChannelOfAsync(
        this StreamHubServer server,
        Guid organizationId,
        Guid userId,
        Platform platform = Platform.Youtube,
        TimeSpan? accessLasts = null
    ) =>
        server.InDatabaseAsync(async database =>
        {
            await using var scope = server.Services.CreateAsyncScope();
            var now = server.Time.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            var channel = Channel.Create(id, organizationId, platform, $"{id:N}", "A channel", now);
            var consent = new ChannelConsent(
                new ChannelTokens($"access {id}", $"refresh {id}"),
                Scopes: [],
                CoversAll: true,
                accessLasts ?? TimeSpan.FromDays(300)
            );
            var vault = scope.ServiceProvider.GetRequiredService<ChannelVault>();
            channel.Connect(userId, displayName: null, vault.Seal(id, consent, former: null), now);
            database.Add(channel);
            await database.SaveChangesAsync();
            return id;
        });

    /// <summary>A job that nobody was told of, for whoever needs one to be there.</summary>
    public static async Task<Guid> JobAtRestAsync(
        this StreamHubServer server,
        Guid organizationId,
        Guid userId,
        Guid? onChannel = null,
        bool isOver = false
    )
    {
        var channelId = onChannel ?? await server.ChannelOfAsync(organizationId, userId);
        return await server.InDatabaseAsync(async database =>
        {
            var channel = await database.Set<Channel>().IgnoreQueryFilters().SingleAsync(one => one.Id == channelId);
            var now = server.Time.GetUtcNow();
            var draft = new PublishingDraft(File, null, "At rest", null, ["tag"], PublishingPrivacy.Public, null);
            var job = PublishingJob.Schedule(channel, userId, draft, now.AddDays(300), now).Value;
            if (isOver)
            {
                job.Cancel(now);
            }

            database.Add(job);
            await database.SaveChangesAsync();
            return job.Id;
        });
    }

    /// <summary>A job with an attempt, and what its platform counts of the day.</summary>
    public static async Task PublishedJobAsync(this StreamHubServer server, User user)
    {
        var id = await server.JobAtRestAsync(user.OrganizationId, user.Id);
        await server.InDatabaseAsync(async database =>
        {
            var job = await database.Set<PublishingJob>().IgnoreQueryFilters().SingleAsync(one => one.Id == id);
            var now = server.Time.GetUtcNow();
            job.Begin(slot: 999, now, now);
            await using var scope = server.Services.CreateAsyncScope();
            var vault = scope.ServiceProvider.GetRequiredService<PublishingVault>();
            job.KeepSession(job.Fence, vault.Seal(id, "session"), "v1");
            job.TakeFailure(job.Fence, PublishingErrors.AssetUnfit, chance: 0, now);
            return await database.SaveChangesAsync();
        });
        var quotas = server.Services.GetRequiredService<IPlatformQuotas>();
        var day = PlatformDay.Of(server.Time.GetUtcNow());
        await quotas.TryTakeAsync(Platform.Youtube, day, allowed: 1, CancellationToken.None);
    }

    public static Task<ApiAnswer> TryScheduleAsync(
        this User user,
        Guid channelId,
        string title = "Show",
        DateTimeOffset? scheduledAt = null,
        string? platform = null
    ) =>
        user.Api.PostAsync(
            Publications,
            new
            {
                channelId,
                assetUrl = File,
                title,
                description = "About it",
                platform,
                scheduledAt,
            }
        );

    public static async Task<Guid> ScheduleAsync(
        this User user,
        Guid channelId,
        string title = "Show",
        DateTimeOffset? scheduledAt = null
    ) => (await user.TryScheduleAsync(channelId, title, scheduledAt)).ShouldBe(202).Id("jobId");

    public static async Task<ApiAnswer> JobAsync(this User user, Guid id) =>
        (await user.Api.GetAsync(JobPath(id))).ShouldBe(200);

    public static Task<ApiAnswer> WhenJobIsAsync(this User user, Guid id, string state) =>
        Eventually.GetsAsync(() => user.JobAsync(id), job => job.Text("state") == state, $"a job that is {state}");

    /// <summary>Waits until a job has that many attempts that ended, and is at rest again.</summary>
    public static Task<ApiAnswer> WhenTriedAsync(this User user, Guid id, int attempts) =>
        Eventually.GetsAsync(
            () => user.JobAsync(id),
            job => job.Text("state") == "queued" && Codes(job).Count == attempts,
            $"{attempts} attempts"
        );

    /// <summary>How its attempts ended, the first one first.</summary>
    public static List<string?> Codes(ApiAnswer job) =>
        [.. job.At("attempts").EnumerateArray().Select(attempt => CodeOf(attempt))];

    public static Task<PublishingJob> StoredJobAsync(this StreamHubServer server, Guid id) =>
        server.InDatabaseAsync(database =>
            database.Set<PublishingJob>().IgnoreQueryFilters().AsNoTracking().SingleAsync(job => job.Id == id)
        );

    /// <summary>Has a job's message delivered again although somebody works on it, as after a claim ran out.</summary>
    public static Task<int> DeliverAgainAsync(this StreamHubServer server, Guid jobId)
    {
        var pattern = $"%{jobId}%";
        var now = server.Time.GetUtcNow();
        return server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync(
                $"UPDATE outbox_messages SET due_at = {now} WHERE name = 'publishing.run' AND payload LIKE {pattern}"
            )
        );
    }

    /// <summary>Sets how many uploads the free plan has a month.</summary>
    public static Task<int> AllowUploadsAsync(this StreamHubServer server, int uploads) =>
        server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE plans SET monthly_upload_limit = {uploads} WHERE code = 'free'")
        );

    private static string? CodeOf(JsonElement attempt) => attempt.GetProperty("code").GetString();
}
