using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <summary>The captions of an account's videos, one track a language. The vendor is where they are kept.</summary>
public interface ICaptionTracks
{
    /// <summary>Whether the vendor makes captions in that language by itself.</summary>
    bool CanGenerate(LanguageTag language);

    Task<Result<IReadOnlyList<CaptionTrack>>> ListAsync(VendorVideo video, CancellationToken cancellationToken);

    /// <summary>Puts the captions in the place of those that there are in the language.</summary>
    /// <param name="captions">
    /// The whole text: an adapter whose vendor fetches captions from an address has to serve it there.
    /// </param>
    Task<Result<CaptionTrack>> PutAsync(
        VendorVideo video,
        LanguageTag language,
        WebVtt captions,
        CancellationToken cancellationToken
    );

    /// <returns>WebVTT; fails with <see cref="CaptionErrors.NotFound"/>.</returns>
    Task<Result<string>> ReadAsync(VendorVideo video, LanguageTag language, CancellationToken cancellationToken);

    /// <returns>Fails with <see cref="CaptionErrors.NotFound"/>.</returns>
    Task<Result> DeleteAsync(VendorVideo video, LanguageTag language, CancellationToken cancellationToken);

    /// <summary>Has the vendor make captions. That takes minutes: the track's state tells how far it is.</summary>
    Task<Result<CaptionTrack>> GenerateAsync(
        VendorVideo video,
        LanguageTag language,
        CancellationToken cancellationToken
    );
}
