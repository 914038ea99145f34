using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Stripe.Wire;

public interface IStripeObject
{
    string Id { get; }

    long Created { get; }
}

public sealed record StripeList<T>(string Url, bool HasMore, IReadOnlyList<T> Data)
{
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "list";
}

internal static class StripePage
{
    private const int Default = 10;
    private const int Largest = 100;

    /// <summary>One page, newest first, of things kept oldest first.</summary>
    public static StripeList<T> Of<T>(IEnumerable<T> oldestFirst, ListParameters parameters, string url)
        where T : IStripeObject
    {
        var limit = parameters.Limit ?? Default;
        if (limit is < 1 or > Largest)
        {
            throw StripeException.Invalid($"limit must be between 1 and {Largest}", "limit");
        }

        var all = oldestFirst.Reverse().Where(item => parameters.Created?.Contains(item.Created) ?? true).ToList();
        if (parameters.EndingBefore is { } before)
        {
            var preceding = all[..IndexOf(all, before, "ending_before")];
            return new StripeList<T>(url, preceding.Count > limit, [.. preceding.TakeLast(limit)]);
        }

        var start = parameters.StartingAfter is { } after ? IndexOf(all, after, "starting_after") + 1 : 0;
        return new StripeList<T>(url, all.Count - start > limit, [.. all.Skip(start).Take(limit)]);
    }

    private static int IndexOf<T>(List<T> all, string id, string parameter)
        where T : IStripeObject
    {
        var index = all.FindIndex(item => item.Id == id);
        return index < 0 ? throw StripeException.NoSuch("object", id, parameter) : index;
    }
}
