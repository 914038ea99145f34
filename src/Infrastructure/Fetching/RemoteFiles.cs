using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Fetching;

internal sealed class RemoteFiles(GuardedClient client, IOptions<FetchingOptions> options) : IRemoteFiles
{
    public bool IsFit(Uri location) => GuardedClient.IsFit(location);

    public Task<Result<Asset>> OpenAsync(
        Uri location,
        long offset,
        string? version,
        CancellationToken cancellationToken
    ) =>
        new FileDownload(
            (prepare, cancellation) => client.GetAsync(location, prepare, cancellation),
            options.Value
        ).OpenAsync(offset, version, cancellationToken);
}
