using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.VideoAccounts;

/// <summary>How the organization stands with its own account at a vendor. Any member may know; nothing secret is told.</summary>
[RequirePermission(Permissions.OrganizationRead)]
[NoValidation("The vendor is one of a list.")]
public sealed record GetVideoCredentials(VideoVendor Vendor) : IQuery<VideoCredentialsResponse>;

public sealed class GetVideoCredentialsHandler(IReadRepository<VideoAccount> accounts, IVideoConnections connections)
    : IQueryHandler<GetVideoCredentials, VideoCredentialsResponse>
{
    public async Task<Result<VideoCredentialsResponse>> Handle(
        GetVideoCredentials query,
        CancellationToken cancellationToken
    )
    {
        var account = await accounts.FirstOrDefaultAsync(new CurrentAccountAt(query.Vendor), cancellationToken);
        return account is null
            ? VideoCredentialsResponse.None(query.Vendor)
            : VideoCredentialsResponse.Of(account, connections.WebhookAddressOf(account));
    }
}
