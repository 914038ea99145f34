using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Mux;

internal sealed class MuxClips(MuxClient mux) : IVideoClips
{
    // How long a clip may be is not said: it is cut by Mux, which may round.
    public async Task<Result<VendorClip>> CreateAsync(ClipRequest request, CancellationToken cancellationToken)
    {
        var body = new MuxClipRequest(
            [new MuxClipInput($"mux://assets/{request.Source.Uid}", request.StartSeconds, request.EndSeconds)],
            [MuxStates.SignedPolicy],
            new MuxPassthrough(request.VideoId).ToString(),
            new MuxMetadata(request.Name, request.Creator.ToString(), request.VideoId.ToString())
        );
        var made = await mux.PostAsync<MuxAsset>(MuxPaths.Assets, body, cancellationToken);
        if (!made.IsSuccess)
        {
            return made.Error;
        }

        var state = MuxStates.Of(made.Value);
        return new VendorClip(state.Name ?? new VendorVideo(made.Value.Id), state);
    }
}
