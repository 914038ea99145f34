using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

/// <summary>Looks at an episode's file itself: a feed must not say a length or a type that is not the file's.</summary>
public sealed class EpisodeMedia(IAssetSource assets, ICallerContext caller)
{
    public async Task<Result<MediaFile>> LookAtAsync(Uri location, CancellationToken cancellationToken)
    {
        var opened = await assets.OpenAsync(
            caller.Member.OrganizationId,
            location,
            offset: 0,
            version: null,
            cancellationToken
        );
        if (!opened.IsSuccess)
        {
            return opened.Error.Blaming("mediaUrl");
        }

        await using var asset = opened.Value;
        var media = MediaFile.Of(location, asset.ContentType, asset.Length);
        return media.IsSuccess ? media : media.Error.Blaming("mediaUrl");
    }
}
