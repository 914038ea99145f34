using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>The vendors' own descriptions of their APIs. They lie beside the checkout, not in it.</summary>
public static class VendorContracts
{
    private static readonly string? Folder = WorkingCopy.Root is { } root
        ? Path.GetFullPath(Path.Combine(root, "..", "shared", "contracts"))
        : null;

    /// <summary>Why nothing can be judged by them here; <c>null</c> when it can.</summary>
    public static string? Missing { get; } =
        Directory.Exists(Folder) ? NodeTools.Missing : "../shared/contracts is not beside this checkout.";

    public static void SkipWhenMissing() => Assert.SkipWhen(Missing is not null, Missing ?? "");

    public static string PathOf(params string[] path) => Path.Combine([Folder!, .. path]);
}
