using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

[RequirePermission(Permissions.ShowsRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetShow(Guid Id) : IQuery<ShowResponse>;

public sealed class GetShowHandler(IReadRepository<Show> shows, AppUrls urls) : IQueryHandler<GetShow, ShowResponse>
{
    public async Task<Result<ShowResponse>> Handle(GetShow query, CancellationToken cancellationToken)
    {
        var show = await shows.FirstOrDefaultAsync(new ShowById(query.Id), cancellationToken);
        return show is null ? ShowErrors.NotFound : ShowResponse.Of(show, urls);
    }
}
