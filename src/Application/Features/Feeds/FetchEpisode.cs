using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Files;
using StreamHub.Application.Ports;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Feeds;

/// <summary>Where an episode's file lies, with the download counted if it is one.</summary>
/// <param name="Slug">Of the public feed; absent with a token.</param>
/// <param name="Token">The secret part of a subscriber's address; absent with a slug.</param>
/// <param name="IsDownload">Whether the request is for the file from its beginning.</param>
[OpenToAll("A public feed's files are everybody's; for the others the token opens them.")]
[NoValidation("What leads to no episode is answered as what there is not.")]
public sealed record FetchEpisode(string? Slug, string? Token, Guid EpisodeId, bool IsDownload) : ICommand<Uri>;

public sealed class FetchEpisodeHandler(
    SubscriberAccess access,
    IFeedReads feeds,
    IEpisodeDownloads downloads,
    FileLinks links,
    IOriginContext origin
) : ICommandHandler<FetchEpisode, Uri>
{
    public async Task<Result<Uri>> Handle(FetchEpisode command, CancellationToken cancellationToken)
    {
        var episode = await FindAsync(command, cancellationToken);
        if (!episode.IsSuccess)
        {
            return episode.Error;
        }

        var place = await links.FollowAsync(
            episode.Value.OrganizationId,
            new Uri(episode.Value.MediaUrl),
            cancellationToken
        );
        if (!place.IsSuccess)
        {
            return place;
        }

        if (command.IsDownload && DeviceClasses.Of(origin.Current.Device) != DeviceClass.Bot)
        {
            var counted = await downloads.RecordAsync(episode.Value, origin.Current, cancellationToken);
            if (!counted.IsSuccess)
            {
                return counted.Error;
            }
        }

        return place;
    }

    private async Task<Result<EpisodeFile>> FindAsync(FetchEpisode command, CancellationToken cancellationToken)
    {
        var episode = await feeds.FindEpisodeAsync(command.EpisodeId, cancellationToken);
        if (command.Token is null)
        {
            return episode is { Access: ShowAccess.Public } && episode.Slug == command.Slug
                ? episode
                : EpisodeErrors.NotFound;
        }

        var feed = await access.OpenAsync(command.Token, cancellationToken);
        if (!feed.IsSuccess)
        {
            return feed.Error;
        }

        return episode?.ShowId == feed.Value.Edition.ShowId ? episode : EpisodeErrors.NotFound;
    }
}
