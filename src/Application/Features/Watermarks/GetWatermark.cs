using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

[RequirePermission(Permissions.VideosRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetWatermark(Guid Id) : IQuery<WatermarkResponse>;

public sealed class GetWatermarkHandler(IReadRepository<Watermark> watermarks)
    : IQueryHandler<GetWatermark, WatermarkResponse>
{
    public async Task<Result<WatermarkResponse>> Handle(GetWatermark query, CancellationToken cancellationToken)
    {
        var watermark = await watermarks.FirstOrDefaultAsync(new WatermarkById(query.Id), cancellationToken);
        return watermark is null ? WatermarkErrors.NotFound : watermark;
    }
}
