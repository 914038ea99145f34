namespace StreamHub.Domain.Videos;

public enum WatermarkPosition
{
    UpperRight,
    UpperLeft,
    LowerLeft,
    LowerRight,
    Center,
}

/// <summary>How a watermark looks in a picture. The numbers are parts of the whole, from 0 to 1.</summary>
/// <param name="Opacity">1 shows the picture as it is, 0 not at all.</param>
/// <param name="Padding">The room between it and the nearest edges; the center needs none.</param>
/// <param name="Scale">Its size beside the video's; 0 leaves it as large as it is.</param>
public sealed record WatermarkLook(
    string Name,
    decimal Opacity,
    decimal Padding,
    decimal Scale,
    WatermarkPosition Position
)
{
    public const int Decimals = 3;

    public const decimal DefaultOpacity = 1;
    public const decimal DefaultPadding = 0.05m;
    public const decimal DefaultScale = 0.15m;
}
