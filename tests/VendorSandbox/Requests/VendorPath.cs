namespace StreamHub.VendorSandbox.Requests;

internal static class VendorPath
{
    /// <summary>The vendor that a path belongs to is its first segment.</summary>
    public static string? VendorOf(PathString path) =>
        Vendors.All.FirstOrDefault(vendor => path.StartsWithSegments($"/{vendor}", StringComparison.Ordinal));
}
