namespace StreamHub.Domain.Billing;

/// <summary>What a subscription is paid from, as far as it may be shown: nobody can pay with what is known here.</summary>
public sealed record PaymentMethod
{
    public const int TypeMaxLength = 64;
    public const int BrandMaxLength = 64;
    public const int LastFourLength = 4;

    private const string CardType = "card";
    private const string UnnamedType = "other";
    private const int LatestYear = 9999;

    private PaymentMethod(string type) => Type = type;

    /// <summary>The payment vendor's word for its kind, such as <c>card</c> or <c>sepa_debit</c>.</summary>
    public string Type { get; private init; }

    /// <summary>Of a card, as all that follows; <c>null</c> for other kinds.</summary>
    public string? Brand { get; private init; }

    public string? LastFour { get; private init; }

    public int? ExpiryMonth { get; private init; }

    public int? ExpiryYear { get; private init; }

    /// <summary>Details that can't be a card's are left out rather than shown: that there is a card still counts.</summary>
    public static PaymentMethod Card(string brand, string lastFour, int expiryMonth, int expiryYear)
    {
        var isKnown =
            brand.Length is > 0 and <= BrandMaxLength
            && lastFour.Length == LastFourLength
            && lastFour.All(char.IsAsciiDigit)
            && expiryMonth is >= 1 and <= 12
            && expiryYear is > 0 and <= LatestYear;
        return isKnown
            ? new PaymentMethod(CardType)
            {
                Brand = brand,
                LastFour = lastFour,
                ExpiryMonth = expiryMonth,
                ExpiryYear = expiryYear,
            }
            : new PaymentMethod(CardType);
    }

    public static PaymentMethod Of(string type) => new(type.Length is > 0 and <= TypeMaxLength ? type : UnnamedType);
}
