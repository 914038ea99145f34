using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <summary>Says how far a show is at a platform. Live is what its page there proves.</summary>
/// <param name="PageUrl">The show's page at the platform; only with <c>live</c>.</param>
[RequirePermission(Permissions.ShowsWrite)]
public sealed record PutListing(Guid ShowId, Platform Platform, ListingState State, Uri? PageUrl)
    : ICommand<ListingResponse>,
        IRetryOnConflict;

public sealed class PutListingValidator : AbstractValidator<PutListing>
{
    public PutListingValidator() => RuleFor(command => command.PageUrl).PublicFile();
}

public sealed class PutListingHandler(IRepository<Show> shows, AppUrls urls, TimeProvider time)
    : ICommandHandler<PutListing, ListingResponse>
{
    public static bool ReadsFeeds(PlatformProfile platform) =>
        platform is { Mode: PlatformMode.Feed, SubmissionUrl: not null };

    public async Task<Result<ListingResponse>> Handle(PutListing command, CancellationToken cancellationToken)
    {
        var show = await shows.FirstOrDefaultAsync(new ShowWithListings(command.ShowId), cancellationToken);
        if (show is null)
        {
            return ShowErrors.NotFound;
        }

        var platform = PlatformCatalogue.Of(command.Platform);
        if (!ReadsFeeds(platform))
        {
            return ShowErrors.NoFeedPlatform;
        }

        var placed = Place(show.ListingAt(command.Platform), platform, command);
        return placed.IsSuccess ? ListingResponse.Of(show, platform, urls) : placed.Error;
    }

    private Result Place(ShowListing listing, PlatformProfile platform, PutListing command)
    {
        switch (command.State)
        {
            case ListingState.NotSubmitted:
                listing.TakeBack();
                return Result.Success();
            case ListingState.Submitted:
                listing.Submit(time.Now());
                return Result.Success();
            case ListingState.Live when command.PageUrl is { } url:
                var page = ChannelAddress.Of(platform, url);
                if (!page.IsSuccess)
                {
                    return page.Error.Blaming("pageUrl");
                }

                listing.GoLive(page.Value, time.Now());
                return Result.Success();
            default:
                return ShowErrors.ListingNeedsPage.Blaming("pageUrl");
        }
    }
}
