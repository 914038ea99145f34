using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Stripe.Wire;

/// <summary>What every operation takes. A field Stripe does not know is refused; one in <see cref="Tolerated"/> changes nothing here.</summary>
internal record StripeParameters
{
    public IReadOnlyList<string>? Expand { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Others { get; init; } = [];

    [JsonIgnore]
    protected virtual IReadOnlyList<string> Tolerated => [];

    public void RefuseUnknown()
    {
        if (Others.Keys.FirstOrDefault(name => !Tolerated.Contains(name)) is { } unknown)
        {
            throw StripeException.Unknown(unknown);
        }
    }
}

internal record ListParameters : StripeParameters
{
    public int? Limit { get; init; }

    public string? StartingAfter { get; init; }

    public string? EndingBefore { get; init; }

    public TimeRange? Created { get; init; }
}

internal sealed record TimeRange
{
    public long? Gt { get; init; }

    public long? Gte { get; init; }

    public long? Lt { get; init; }

    public long? Lte { get; init; }

    public bool Contains(long time) =>
        (Gt is null || time > Gt)
        && (Gte is null || time >= Gte)
        && (Lt is null || time < Lt)
        && (Lte is null || time <= Lte);
}
