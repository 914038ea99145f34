using StreamHub.Domain.Common;

namespace StreamHub.Domain.Publishing;

public static class PublishingErrors
{
    public static readonly Error AssetUnreachable = Error.Unavailable(
        "asset_unreachable",
        "The file can't be fetched from its address."
    );

    public static readonly Error AssetChanged = Error.Conflict(
        "asset_changed",
        "The file is another one than when its upload began."
    );

    public static readonly Error AssetUnfit = Error.Invalid(
        "asset_unfit",
        "The platform takes no file of this kind, length or size."
    );
}
