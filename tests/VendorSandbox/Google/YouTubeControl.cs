using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Uploads;

namespace StreamHub.VendorSandbox.Google;

/// <summary>What a test may see and decide at YouTube.</summary>
public sealed class YouTubeControl(SandboxStore store, TimeProvider clock)
{
    public UploadAccidents Accidents { get; } = new();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<YouTubeVideo> Videos => store.Read(state => state.YouTube.Videos.ToList());

    public IReadOnlyList<YouTubeUpload> Uploads => store.Read(state => state.YouTube.Uploads.Values.ToList());

    public bool IsVerified
    {
        set => store.Change(state => state.YouTube.IsVerified = value);
    }

    /// <inheritdoc cref="YouTubeState.UploadsLeft"/>
    public int? UploadsLeft
    {
        set => store.Change(state => state.YouTube.UploadsLeft = value);
    }

    public TimeSpan ProcessingTime
    {
        set => store.Change(state => state.YouTube.ProcessingTime = value);
    }

    /// <summary>A video that the account's owner uploaded themselves.</summary>
    public void AddVideo(string accountId, string title) =>
        store.Change(state =>
        {
            var now = clock.GetUtcNow();
            var draft = new YouTubeDraft(
                new YouTubeSnippet(title, Description: null, Tags: null),
                new YouTubeDraftStatus("public", PublishAt: null, SelfDeclaredMadeForKids: false)
            );
            state.YouTube.Videos.Add(
                new YouTubeVideo(
                    Identifiers.Prefixed("", 11),
                    accountId,
                    draft,
                    Length: 1,
                    PieceHash.Empty,
                    now,
                    now,
                    IsLocked: false,
                    Failure: null
                )
            );
        });

    /// <inheritdoc cref="YouTubeState.NextFailure"/>
    public void FailNext(string reason) => store.Change(state => state.YouTube.NextFailure = reason);

    /// <summary>Google forgets all uploads that were begun.</summary>
    public void ExpireUploads() =>
        store.Change(state =>
        {
            foreach (var upload in state.YouTube.Uploads.Values)
            {
                upload.ExpiresAt = clock.GetUtcNow();
            }
        });
}
