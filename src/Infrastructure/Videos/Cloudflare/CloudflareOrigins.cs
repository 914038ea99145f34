using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareOrigins(CloudflareClient cloudflare) : IPlaybackOrigins
{
    public async Task<Result> AllowAsync(
        VendorVideo video,
        IReadOnlyList<string> origins,
        CancellationToken cancellationToken
    )
    {
        var edit = new CloudflareEdit(AllowedOrigins: origins);
        var edited = await cloudflare.PostAsync<CloudflareVideo>($"stream/{video.Uid}", edit, cancellationToken);
        return edited.IsSuccess ? Result.Success() : edited.Error;
    }
}
