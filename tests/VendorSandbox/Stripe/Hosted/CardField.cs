namespace StreamHub.VendorSandbox.Stripe.Hosted;

internal static class CardField
{
    public const string Help = """
        <p>Sandbox: 4000 0000 0000 0002 is declined, 4000 0000 0000 9995 has no money, 4000 0025 0000 3155 asks its
        holder to confirm, 4000 0000 0000 0341 can be saved and is declined later.</p>
        """;

    public static string Of(string number) =>
        $"""
            <label for="card">Card number</label>
            <input id="card" name="card" inputmode="numeric" autocomplete="off" value="{number}">
            """;
}
