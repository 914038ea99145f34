namespace StreamHub.VendorSandbox.Stripe;

internal static class Metadata
{
    /// <summary>New keys are added, an empty value takes its key away, what is not named stays.</summary>
    public static Dictionary<string, string> Merge(
        IReadOnlyDictionary<string, string> current,
        IReadOnlyDictionary<string, string>? changes
    )
    {
        var merged = new Dictionary<string, string>(current, StringComparer.Ordinal);
        foreach (var (key, value) in changes ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (value.Length == 0)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = value;
            }
        }

        return merged;
    }
}
