using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamHub.Application.Ports;
using StreamHub.Domain.Analytics;
using StreamHub.IntegrationTests.Harness;
using User = StreamHub.IntegrationTests.Harness.User;

namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>A server at rest with an admin, who may do everything that a user may, and things of theirs.</summary>
public sealed class SceneServer(TestDatabases databases) : StreamHubServer(databases)
{
    private Task<Scene>? _scene;

    public Task<Scene> SceneAsync() => _scene ??= SetAsync();

    protected override void AddServices(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IAssetSource>(new StandInAssets()));

    private async Task<Scene> SetAsync()
    {
        var user = await RegisterAsync();
        await this.SetRoleAsync(user, "Admin");
        var other = await RegisterAsync();
        var mailedToken = await this.MailedTokenAsync(user);
        var video = await this.ReadyVideoAsync(user);
        var localization = await this.FailedLocalizationAsync(user.OrganizationId, video);
        var forgetful = await RegisterAsync();
        var resetToken = await this.ResetTokenAsync(forgetful);
        var key = await user.CreateKeyAsync();
        var stream = await user.StartPlaybackAsync(await this.ReadyVideoAsync(other, "free"));
        var playlist = await user.CreatePlaylistAsync(video);
        var category = await user.CreateCategoryAsync();
        var watermark = await user.CreateWatermarkAsync();
        var channel = await user.ConnectFeedAsync();
        var file = await user.PresignAsync();
        var uploadChannel = await this.ChannelOfAsync(user);
        var job = await this.JobAtRestAsync(user.OrganizationId, user.Id, uploadChannel);
        // The free plan has places for these two, and the table connects another.
        await InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE plans SET channel_limit = 3 WHERE code = 'free'")
        );
        var webhookEndpoint = await user.CreateEndpointAsync();
        var webhookDelivery = await this.KeepDeliveryAsync(webhookEndpoint.Id);
        var (show, _) = await user.Api.CreateShowAsync();
        var (subscriber, _) = await user.Api.AddSubscriberAsync(show);
        var episode = await user.Api.PublishedEpisodeAsync(show);
        var organization = await OrganizationScene.SetAsync(this, user);
        var secondSteps = await SecondSteps.SetAsync(this);
        await WhenIdleAsync();
        return new Scene(this, user)
        {
            VideoId = video,
            LocalizationId = localization.Id,
            KeyId = key.Id,
            StreamId = stream.Id("streamId"),
            PlaylistId = playlist,
            CategoryId = category,
            WatermarkId = watermark,
            ChannelId = channel,
            FileId = file.Id,
            UploadChannelId = uploadChannel,
            JobId = job,
            WebhookEndpointId = webhookEndpoint.Id,
            WebhookDeliveryId = webhookDelivery,
            ShowId = show,
            SubscriberId = subscriber,
            EpisodeId = episode,
            Other = other,
            Organization = organization,
            SecondSteps = secondSteps,
            BeaconToken = BeaconTokenOf(video, user),
            MailedToken = mailedToken,
            ResetToken = resetToken,
        };
    }

    private string BeaconTokenOf(Guid video, User owner)
    {
        var tokens = Services.GetRequiredService<IBeaconTokens>();
        var now = Time.GetUtcNow();
        return tokens.Issue(
            new BeaconPass(
                video,
                owner.OrganizationId,
                Guid.NewGuid(),
                StreamId: null,
                DurationSeconds: 60,
                now,
                now.AddHours(1)
            )
        );
    }
}

public sealed record Scene(StreamHubServer Server, User User)
{
    private const string Json = "application/json";

    public required Guid VideoId { get; init; }

    /// <summary>Of a job that is over.</summary>
    public required Guid LocalizationId { get; init; }

    public required Guid KeyId { get; init; }

    /// <summary>Of somebody else's video.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>With the video in it.</summary>
    public required Guid PlaylistId { get; init; }

    public required Guid CategoryId { get; init; }

    /// <summary>Where new videos go.</summary>
    public required Guid WatermarkId { get; init; }

    /// <summary>Connected by its address.</summary>
    public required Guid ChannelId { get; init; }

    /// <summary>Whose bytes are still to come.</summary>
    public required Guid FileId { get; init; }

    /// <summary>One that takes uploads.</summary>
    public required Guid UploadChannelId { get; init; }

    /// <summary>Of a job that waits.</summary>
    public required Guid JobId { get; init; }

    public required Guid WebhookEndpointId { get; init; }

    /// <summary>To the endpoint, which took it.</summary>
    public required Guid WebhookDeliveryId { get; init; }

    public required Guid ShowId { get; init; }

    public required Guid SubscriberId { get; init; }

    /// <summary>In the show's feed.</summary>
    public required Guid EpisodeId { get; init; }

    public required User Other { get; init; }

    public required OrganizationScene Organization { get; init; }

    /// <summary>Of others, for whom two-factor log-in is pending, or on.</summary>
    public required SecondSteps SecondSteps { get; init; }

    public required string BeaconToken { get; init; }

    public required string MailedToken { get; init; }

    /// <summary>Of somebody else, whose log-ins may end.</summary>
    public required string ResetToken { get; init; }

    /// <summary>The text with what <c>$name</c> and <c>{id}</c> stand for.</summary>
    public string Fill(string text) =>
        SecondSteps
            .Fill(Server, Organization.Fill(text))
            .Replace("/users/{id}", $"/users/{Other.Id}", StringComparison.Ordinal)
            .Replace("/api-keys/{id}", $"/api-keys/{KeyId}", StringComparison.Ordinal)
            .Replace("/localizations/{id}", $"/localizations/{LocalizationId}", StringComparison.Ordinal)
            .Replace("/streams/{id}", $"/streams/{StreamId}", StringComparison.Ordinal)
            .Replace("$stream", $"{StreamId}", StringComparison.Ordinal)
            .Replace("{language}", "de", StringComparison.Ordinal)
            .Replace("{code}", "pro", StringComparison.Ordinal)
            .Replace("/playlists/{id}", $"/playlists/{PlaylistId}", StringComparison.Ordinal)
            .Replace("/categories/{id}", $"/categories/{CategoryId}", StringComparison.Ordinal)
            .Replace("/watermarks/{id}", $"/watermarks/{WatermarkId}", StringComparison.Ordinal)
            .Replace("/channels/{id}", $"/channels/{ChannelId}", StringComparison.Ordinal)
            .Replace("/files/{id}", $"/files/{FileId}", StringComparison.Ordinal)
            .Replace("/jobs/{id}", $"/jobs/{JobId}", StringComparison.Ordinal)
            .Replace("$uploadChannel", $"{UploadChannelId}", StringComparison.Ordinal)
            .Replace("$later", $"{Server.Time.GetUtcNow().AddDays(30):O}", StringComparison.Ordinal)
            .Replace("/webhooks/endpoints/{id}", $"/webhooks/endpoints/{WebhookEndpointId}", StringComparison.Ordinal)
            .Replace("/deliveries/{id}", $"/deliveries/{WebhookDeliveryId}", StringComparison.Ordinal)
            .Replace("/shows/{id}", $"/shows/{ShowId}", StringComparison.Ordinal)
            .Replace("{episodeId}", $"{EpisodeId}", StringComparison.Ordinal)
            .Replace("{subscriberId}", $"{SubscriberId}", StringComparison.Ordinal)
            .Replace("{platform}", "apple", StringComparison.Ordinal)
            .Replace("$slug", FeedSteps.NewSlug(), StringComparison.Ordinal)
            .Replace("$guid", $"{Guid.NewGuid()}", StringComparison.Ordinal)
            .Replace("$reader", $"{Other.Id}", StringComparison.Ordinal)
            .Replace("$watermark", $"{WatermarkId}", StringComparison.Ordinal)
            .Replace("{videoId}", VideoId.ToString(), StringComparison.Ordinal)
            .Replace("$categoryName", $"Category {Guid.NewGuid():N}", StringComparison.Ordinal)
            .Replace("$category", CategoryId.ToString(), StringComparison.Ordinal)
            .Replace("{id}", VideoId.ToString(), StringComparison.Ordinal)
            .Replace("$newEmail", "newcomer@example.com", StringComparison.Ordinal)
            .Replace("$email", User.Email, StringComparison.Ordinal)
            .Replace("$refreshToken", User.RefreshToken, StringComparison.Ordinal)
            .Replace("$mailedToken", MailedToken, StringComparison.Ordinal)
            .Replace("$beaconToken", BeaconToken, StringComparison.Ordinal)
            .Replace("$resetToken", ResetToken, StringComparison.Ordinal)
            .Replace("{accountId}", $"{Guid.NewGuid()}", StringComparison.Ordinal)
            .Replace("$cloudflareAccount", Server.Sandbox.Cloudflare.AccountId, StringComparison.Ordinal)
            .Replace("$cloudflareToken", Server.Sandbox.Cloudflare.ApiToken, StringComparison.Ordinal)
            .Replace("$muxTokenId", Server.Sandbox.Mux.TokenId, StringComparison.Ordinal)
            .Replace("$muxTokenSecret", Server.Sandbox.Mux.TokenSecret, StringComparison.Ordinal)
            .Replace("$plan", "pro", StringComparison.Ordinal);

    public Task<ApiAnswer> SendAsync(ApiOperation operation, string? body) =>
        SendAsync(operation, body is null ? null : Content(body, Json));

    public Task<ApiAnswer> SendAsync(
        ApiOperation operation,
        HttpContent? content,
        params (string Name, string Value)[] headers
    ) => SecondSteps.SenderOf(operation, User).Api.SendAsync(operation.Method, Fill(operation.Path), content, headers);

    public ByteArrayContent Content(string body, string? contentType) =>
        Content(Encoding.UTF8.GetBytes(Fill(body)), contentType);

    public static ByteArrayContent Content(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return content;
    }

    /// <summary>Sends a bad request and makes sure that it left nothing behind.</summary>
    public async Task<ApiAnswer> LeavesNothingBehindAsync(Func<Task<ApiAnswer>> request)
    {
        var before = await DatabaseState.ReadAsync(Server);
        var answer = await request();
        var after = await DatabaseState.ReadAsync(Server);
        after.ShouldBe(before);
        return answer;
    }
}
