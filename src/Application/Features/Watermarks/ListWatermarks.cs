using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

/// <summary>All of the organization's, the newest first.</summary>
[RequirePermission(Permissions.VideosRead)]
[NoValidation("It has no members.")]
public sealed record ListWatermarks : IQuery<WatermarksResponse>;

public sealed record WatermarksResponse(IReadOnlyList<WatermarkResponse> Items);

public sealed class ListWatermarksHandler(IReadRepository<Watermark> watermarks)
    : IQueryHandler<ListWatermarks, WatermarksResponse>
{
    public async Task<Result<WatermarksResponse>> Handle(ListWatermarks query, CancellationToken cancellationToken) =>
        new WatermarksResponse(await watermarks.ListAsync(new NewestWatermarks(), cancellationToken));
}
