using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.VideoAccounts;

/// <summary>All that the caller's organization has ever connected at the vendor, the one last changed first.</summary>
internal sealed class VideoAccountsAt : Specification<VideoAccount>
{
    public VideoAccountsAt(VideoVendor vendor) =>
        Query.Where(account => account.Vendor == vendor).OrderByDescending(account => account.UpdatedAt);
}

internal sealed class ConnectedAccountAt : Specification<VideoAccount>
{
    public ConnectedAccountAt(VideoVendor vendor) =>
        Query.Where(account => account.Vendor == vendor && account.State == VideoAccountState.Connected);
}

/// <summary>The one that is connected, else the one last changed.</summary>
internal sealed class CurrentAccountAt : Specification<VideoAccount>
{
    public CurrentAccountAt(VideoVendor vendor) =>
        Query
            .Where(account => account.Vendor == vendor)
            .OrderByDescending(account => account.State == VideoAccountState.Connected)
            .OrderByDescending(account => account.UpdatedAt)
            .Take(1);
}

internal sealed class SettingsOf : Specification<VideoSettings>
{
    public SettingsOf(Guid organizationId) => Query.Where(settings => settings.Id == organizationId);
}
