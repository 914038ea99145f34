using System.Globalization;
using Microsoft.Net.Http.Headers;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Feeds;

/// <summary>What a client names the content by that it has already (RFC 9110), so that it need not be sent again.</summary>
/// <param name="ETag">Strong: another content has another one.</param>
/// <param name="LastModified">
/// <c>null</c> within the second of the change: another may follow in it, and the header knows no parts of seconds.
/// </param>
public sealed record FeedValidators(string ETag, DateTimeOffset? LastModified)
{
    /// <summary>Another number when the same edition is written in another way.</summary>
    private const int Format = 1;

    internal static FeedValidators Of(FeedEdition edition, int page, DateTimeOffset now)
    {
        var latest = edition.LatestAt?.UtcTicks ?? 0;
        var tag = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{Format}-{edition.ShowId:N}-{edition.Version:x}-{latest:x}-{page:x}\""
        );
        var changed = edition.LatestAt > edition.UpdatedAt ? edition.LatestAt.Value : edition.UpdatedAt;
        var second = DateTimeOffset.FromUnixTimeSeconds(changed.ToUnixTimeSeconds());
        return new FeedValidators(tag, now - second >= TimeSpan.FromSeconds(1) ? second : null);
    }

    internal bool AreKnownTo(HttpRequest request)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count > 0)
        {
            // Most clients send back what they were given, and then nothing has to be taken apart.
            return (tags is [{ } only] && only == ETag) || IsAmong(tags);
        }

        return LastModified is { } moment
            && HeaderUtilities.TryParseDate(request.Headers.IfModifiedSince.ToString(), out var since)
            && moment <= since;
    }

    private bool IsAmong(IEnumerable<string?> tags)
    {
        var own = new EntityTagHeaderValue(ETag);
        return EntityTagHeaderValue.TryParseList([.. tags.OfType<string>()], out var known)
            && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(own, useStrongComparison: false));
    }
}
