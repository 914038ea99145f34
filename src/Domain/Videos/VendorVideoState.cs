namespace StreamHub.Domain.Videos;

/// <summary>A video as the vendor that hosts it tells it at one moment.</summary>
/// <param name="DurationMilliseconds">Length, once known.</param>
/// <param name="SizeBytes">The uploaded file's size, once known.</param>
public sealed record VendorVideoState(
    VideoState State,
    int? PercentComplete,
    long? DurationMilliseconds,
    long? SizeBytes,
    int? Width,
    int? Height,
    string? FailureCode,
    string? FailureMessage
)
{
    /// <summary>What the vendor calls it now, where that changes after the upload.</summary>
    public VendorVideo? Name { get; init; }

    /// <summary>What the vendor shows for it, at a vendor that takes a new title only once the file is there.</summary>
    public string? Title { get; init; }

    /// <summary>It is not what its upload allowed, and the vendor keeps it until it is told to delete it.</summary>
    public bool IsUnwanted { get; init; }
}
