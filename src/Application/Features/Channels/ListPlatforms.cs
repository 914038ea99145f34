using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>All platforms, and what each asks for.</summary>
[RequirePermission(Permissions.ChannelsRead)]
[NoValidation("It has no members.")]
public sealed record ListPlatforms : IQuery<PlatformsResponse>;

public sealed record PlatformsResponse(IReadOnlyList<PlatformResponse> Items);

/// <param name="Connection"><c>oauth</c>: by consent at the platform. <c>manual</c>: by the channel's address.</param>
/// <param name="IsConfigured">Whether channels can be connected here: this server has the credentials that it takes.</param>
/// <param name="AddressHosts">Whose pages are taken as an address; any site's when there is none.</param>
/// <param name="SubmissionUrl">Where the creator makes a show known to the platform.</param>
public sealed record PlatformResponse(
    Platform Platform,
    string Name,
    PlatformMode Mode,
    PlatformConnection Connection,
    bool IsConfigured,
    IReadOnlyList<string> Needs,
    IReadOnlyList<PlatformLimitResponse> Limits,
    IReadOnlyList<string> AddressHosts,
    Uri? SubmissionUrl
);

/// <param name="Value">In the unit; <c>null</c> for what has no number.</param>
/// <param name="Text">The same in plain words.</param>
public sealed record PlatformLimitResponse(string Name, long? Value, string? Unit, string Text);

public sealed class ListPlatformsHandler(IChannelProviders providers) : IQueryHandler<ListPlatforms, PlatformsResponse>
{
    public Task<Result<PlatformsResponse>> Handle(ListPlatforms query, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success(new PlatformsResponse([.. PlatformCatalogue.All.Select(Describe)])));

    private PlatformResponse Describe(PlatformProfile profile) =>
        new(
            profile.Platform,
            profile.Name,
            profile.Mode,
            profile.Connection,
            profile.Connection == PlatformConnection.Manual || providers.Find(profile.Platform) is not null,
            profile.Needs,
            [
                .. profile.Limits.Select(limit => new PlatformLimitResponse(
                    limit.Name,
                    limit.Value,
                    limit.Unit,
                    limit.Text
                )),
            ],
            profile.AddressHosts,
            profile.SubmissionUrl
        );
}
