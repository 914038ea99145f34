namespace StreamHub.VendorSandbox.Media;

/// <summary>The sandbox decodes no frames: each thumbnail is the same grey pixel, as a real JPEG.</summary>
internal static class Thumbnail
{
    public static byte[] Jpeg { get; } =
        Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////"
                + "////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAA"
                + "AAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z"
        );
}
