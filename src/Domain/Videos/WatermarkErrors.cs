using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

public static class WatermarkErrors
{
    public static readonly Error NotFound = Error.NotFound("watermark_not_found", "There is no such watermark.");

    public static readonly Error NotPng = Error.Invalid("watermark_not_png", "The file is no picture in PNG.");

    public static readonly Error TooMany = Error.Conflict(
        "too_many_watermarks",
        $"An organization has up to {Watermark.MaxOfOrganization} watermarks."
    );

    public static readonly Error Elsewhere = Error.Conflict(
        "watermark_elsewhere",
        "The watermark lives in another account than the one that new videos go to. Make it there anew."
    );
}
