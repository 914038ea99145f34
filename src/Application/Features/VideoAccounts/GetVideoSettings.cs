using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.VideoAccounts;

/// <summary>Where the organization's new videos go.</summary>
[RequirePermission(Permissions.OrganizationRead)]
[NoValidation("It has no members.")]
public sealed record GetVideoSettings : IQuery<VideoSettingsResponse>;

/// <param name="Vendor">What the organization chose; <c>null</c> leaves it to the platform.</param>
public sealed record VideoSettingsResponse(VideoVendor? Vendor);

public sealed class GetVideoSettingsHandler(IReadRepository<VideoSettings> settings, ICallerContext caller)
    : IQueryHandler<GetVideoSettings, VideoSettingsResponse>
{
    public async Task<Result<VideoSettingsResponse>> Handle(GetVideoSettings query, CancellationToken cancellationToken)
    {
        var chosen = await settings.FirstOrDefaultAsync(
            new SettingsOf(caller.Member.OrganizationId),
            cancellationToken
        );
        return new VideoSettingsResponse(chosen?.Vendor);
    }
}
