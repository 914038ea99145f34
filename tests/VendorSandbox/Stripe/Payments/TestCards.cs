using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.VendorSandbox.Stripe.Payments;

/// <summary>How Stripe's test cards behave, by their numbers.</summary>
internal static class TestCards
{
    public const string Good = "4242424242424242";
    public const string Declined = "4000000000000002";
    public const string NoMoney = "4000000000009995";

    /// <summary>Can be saved, and is declined whenever it is charged later.</summary>
    public const string DeclinedLater = "4000000000000341";

    /// <summary>Its holder has to confirm when it is entered, not when it is charged later.</summary>
    public const string ConfirmedOnce = "4000002500003155";

    /// <summary>Its holder has to confirm each payment.</summary>
    public const string ConfirmedAlways = "4000002760003184";

    /// <summary>Pays, and its holder disputes the payment at once.</summary>
    public const string Disputed = "4000000000000259";

    private static readonly PaymentError GenericDecline = new(
        "card_declined",
        "generic_decline",
        "Your card was declined."
    );

    private static readonly Dictionary<string, string> Tokens = new(StringComparer.Ordinal)
    {
        ["pm_card_visa"] = Good,
        ["pm_card_mastercard"] = "5555555555554444",
        ["pm_card_chargeDeclined"] = Declined,
        ["pm_card_chargeCustomerFail"] = DeclinedLater,
        ["pm_card_authenticationRequired"] = ConfirmedAlways,
        ["pm_card_authenticationRequiredOnSetup"] = ConfirmedOnce,
        ["pm_card_createDispute"] = Disputed,
    };

    public static string Digits(string typed) => string.Concat(typed.Where(char.IsAsciiDigit));

    public static string? NumberOf(string token) => Tokens.GetValueOrDefault(token);

    public static string Brand(string number) => number[0] == '5' ? "mastercard" : "visa";

    /// <summary>What the bank says while the holder is at the page.</summary>
    public static PaymentError? RefusalOnEntry(string number) =>
        number switch
        {
            Declined => GenericDecline,
            NoMoney => new("card_declined", "insufficient_funds", "Your card has insufficient funds."),
            "4000000000000069" => new("expired_card", DeclineCode: null, "Your card has expired."),
            "4000000000000127" => new("incorrect_cvc", DeclineCode: null, "Your card's security code is incorrect."),
            { Length: >= 12 and <= 19 } => null,
            _ => new("incomplete_number", DeclineCode: null, "Your card number is incomplete."),
        };

    /// <summary>What it says to a charge that the holder has no part in.</summary>
    public static PaymentError? RefusalOfLaterCharge(string number) =>
        number switch
        {
            DeclinedLater => GenericDecline,
            ConfirmedAlways => new(
                "authentication_required",
                "authentication_required",
                "Your card was declined. This transaction requires authentication."
            ),
            _ => RefusalOnEntry(number),
        };

    public static bool NeedsConfirmation(string number) => number is ConfirmedOnce or ConfirmedAlways;
}
