using System.Text;
using System.Text.Json;

namespace StreamHub.VendorSandbox.Google;

/// <summary>Reads what a new video is to be, as strictly as YouTube.</summary>
internal static class YouTubeDrafts
{
    private const int LongestTitle = 100;
    private const int LongestDescription = 5_000;
    private const int LongestTags = 500;

    private static readonly string[] Privacies = ["public", "unlisted", "private"];

    /// <returns>The draft, or why there is none.</returns>
    public static async Task<(YouTubeDraft? Draft, string? Refusal)> ReadAsync(HttpRequest request)
    {
        YouTubeDraft? draft;
        try
        {
            draft = await request.ReadFromJsonAsync<YouTubeDraft>(JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return (null, "parseError");
        }

        var refusal =
            draft is not { Snippet: not null, Status: not null } ? "invalidVideoMetadata"
            : draft.Snippet.Title is not { Length: > 0 and <= LongestTitle } title || HasBrackets(title)
                ? "invalidTitle"
            : Encoding.UTF8.GetByteCount(draft.Snippet.Description ?? "") > LongestDescription
            || HasBrackets(draft.Snippet.Description ?? "")
                ? "invalidDescription"
            : LengthOf(draft.Snippet.Tags ?? []) > LongestTags ? "invalidTags"
            : !Privacies.Contains(draft.Status.PrivacyStatus) ? "invalidVideoMetadata"
            : draft.Status is { PublishAt: not null, PrivacyStatus: not "private" } ? "invalidPublishAt"
            : null;
        return (draft, refusal);
    }

    private static bool HasBrackets(string text) => text.AsSpan().ContainsAny('<', '>');

    // With commas between them, and with quotation marks around those that have spaces.
    private static int LengthOf(IReadOnlyList<string> tags) =>
        tags.Sum(tag => tag.Length + (tag.Contains(' ', StringComparison.Ordinal) ? 2 : 0))
        + Math.Max(0, tags.Count - 1);
}
