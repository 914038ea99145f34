using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Uploads;

namespace StreamHub.VendorSandbox.Google;

/// <summary>Takes the bytes of resumable uploads and keeps nothing of them but how many there were and their hash.</summary>
internal sealed class YouTubeUploadDoor(SandboxStore store, YouTubeControl control, TimeProvider clock)
{
    private static readonly TimeSpan UploadLifetime = TimeSpan.FromDays(7);

    /// <returns>The upload's id; <c>null</c> when the project has used up its day.</returns>
    public string? Begin(string accountId, YouTubeDraft draft, long length) =>
        store.Change(state =>
        {
            if (state.YouTube.UploadsLeft <= 0)
            {
                return null;
            }

            state.YouTube.UploadsLeft -= 1;
            var upload = new YouTubeUpload
            {
                Id = Identifiers.Prefixed("", 40),
                AccountId = accountId,
                Draft = draft,
                Length = length,
                ExpiresAt = clock.GetUtcNow() + UploadLifetime,
                Hash = PieceHash.Empty,
            };
            state.YouTube.Uploads[upload.Id] = upload;
            return upload.Id;
        });

    /// <returns><c>null</c> for one that Google does not know, or not any more.</returns>
    public YouTubeUpload? Find(string id) =>
        store.Read(state =>
            state.YouTube.Uploads.TryGetValue(id, out var upload) && clock.GetUtcNow() < upload.ExpiresAt
                ? upload
                : null
        );

    public YouTubeVideo? VideoOf(YouTubeUpload upload) =>
        store.Read(state => state.YouTube.Videos.Find(video => video.Id == upload.VideoId));

    /// <param name="from">Where the body begins; not after what has come.</param>
    public async Task TakeAsync(YouTubeUpload upload, long from, HttpContext context)
    {
        var (writer, received) = store.Change(_ => (++upload.Writer, upload.Received));
        var body = context.Request.Body;
        await UploadPieces.SkipAsync(body, received - from, context.RequestAborted);
        await UploadPieces.ReadAsync(
            body,
            async piece =>
            {
                Keep(upload, writer, piece.Span);
                await control.Accidents.MeetAsync(upload.Received, context);
            },
            context.RequestAborted
        );
    }

    // What is no whole piece is kept only where it is the end.
    private void Keep(YouTubeUpload upload, int writer, ReadOnlySpan<byte> piece)
    {
        var isEnd = upload.Received + piece.Length == upload.Length;
        if (upload.Writer != writer || (piece.Length < PieceHash.PieceSize && !isEnd))
        {
            return;
        }

        var hash = PieceHash.Next(upload.Hash, piece);
        var received = upload.Received + piece.Length;
        store.Change(state =>
        {
            if (upload.Writer != writer)
            {
                return;
            }

            (upload.Hash, upload.Received) = (hash, received);
            if (isEnd)
            {
                Finish(state.YouTube, upload);
            }
        });
    }

    private void Finish(YouTubeState state, YouTubeUpload upload)
    {
        var now = clock.GetUtcNow();
        var video = new YouTubeVideo(
            Identifiers.Prefixed("", 11),
            upload.AccountId,
            upload.Draft,
            upload.Length,
            upload.Hash,
            now,
            now + state.ProcessingTime,
            !state.IsVerified,
            state.NextFailure
        );
        state.NextFailure = null;
        state.Videos.Add(video);
        upload.VideoId = video.Id;
    }
}
