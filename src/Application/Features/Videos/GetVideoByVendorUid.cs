using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>For those who know a video by its vendor's name, as players and the vendor's own pages show it.</summary>
[RequirePermission(Permissions.VideosRead)]
public sealed record GetVideoByVendorUid(string? Uid) : IQuery<VideoResponse>;

public sealed class GetVideoByVendorUidValidator : AbstractValidator<GetVideoByVendorUid>
{
    public GetVideoByVendorUidValidator() => RuleFor(query => query.Uid).Text(Video.VendorUidMaxLength);
}

public sealed class GetVideoByVendorUidHandler(IReadRepository<Video> videos)
    : IQueryHandler<GetVideoByVendorUid, VideoResponse>
{
    public async Task<Result<VideoResponse>> Handle(GetVideoByVendorUid query, CancellationToken cancellationToken)
    {
        var video = await videos.FirstOrDefaultAsync(new VideoResponseByVendorUid(query.Uid!), cancellationToken);
        return video is null ? VideoErrors.NotFound : video;
    }
}
