using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.VideoAccounts;

/// <summary>Chooses where the organization's new videos go. Those that there are stay where they are.</summary>
/// <param name="Vendor"><c>null</c> leaves it to the platform.</param>
[RequirePermission(Permissions.OrganizationWrite)]
[NoValidation("The vendor is one of a list.")]
public sealed record ChangeVideoSettings(VideoVendor? Vendor) : ICommand<VideoSettingsResponse>, IRetryOnConflict;

public sealed class ChangeVideoSettingsHandler(
    IRepository<VideoSettings> settings,
    IVideoProviders providers,
    ICallerContext caller
) : ICommandHandler<ChangeVideoSettings, VideoSettingsResponse>
{
    public async Task<Result<VideoSettingsResponse>> Handle(
        ChangeVideoSettings command,
        CancellationToken cancellationToken
    )
    {
        var organizationId = caller.User.OrganizationId;
        if (command.Vendor is { } vendor)
        {
            var provider = await providers.AtVendorAsync(organizationId, vendor, cancellationToken);
            if (!provider.IsSuccess)
            {
                return provider.Error;
            }
        }

        var chosen = await settings.FirstOrDefaultAsync(new SettingsOf(organizationId), cancellationToken);
        if (chosen is null)
        {
            settings.Add(VideoSettings.Of(organizationId, command.Vendor));
        }
        else
        {
            chosen.PublishAt(command.Vendor);
        }

        return new VideoSettingsResponse(command.Vendor);
    }
}
