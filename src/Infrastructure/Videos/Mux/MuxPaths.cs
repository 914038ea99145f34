using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>Where things are below the API's address.</summary>
internal static class MuxPaths
{
    public const string Uploads = "video/v1/uploads";
    public const string Assets = "video/v1/assets";
    public const string SigningKeys = "system/v1/signing-keys";

    /// <param name="video">By its asset's name.</param>
    public static string OfAsset(VendorVideo video) => $"{Assets}/{video.Uid}";
}
