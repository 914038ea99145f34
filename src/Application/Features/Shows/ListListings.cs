using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <summary>The platforms that read a feed, and how far the show is at each.</summary>
[RequirePermission(Permissions.ShowsRead)]
[NoValidation("Any id can be asked for.")]
public sealed record ListListings(Guid ShowId) : IQuery<ListingsResponse>;

public sealed record ListingsResponse(IReadOnlyList<ListingResponse> Items);

public sealed class ListListingsHandler(IReadRepository<Show> shows, AppUrls urls)
    : IQueryHandler<ListListings, ListingsResponse>
{
    public async Task<Result<ListingsResponse>> Handle(ListListings query, CancellationToken cancellationToken)
    {
        var show = await shows.FirstOrDefaultAsync(new ShowWithListings(query.ShowId), cancellationToken);
        return show is null
            ? ShowErrors.NotFound
            : new ListingsResponse([
                .. PlatformCatalogue
                    .All.Where(PutListingHandler.ReadsFeeds)
                    .Select(platform => ListingResponse.Of(show, platform, urls)),
            ]);
    }
}
