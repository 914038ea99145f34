using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

/// <summary>The bank's page, on which the holder of a card confirms a payment or does not.</summary>
internal static class AuthenticationPage
{
    public static IResult Show(string id, Cashier cashier) =>
        cashier.Find(id) is { } challenge
            ? Html.Page(
                "3-D Secure",
                $"""
                <p>Your bank asks whether you want to pay with the card that ends in {challenge.CardNumber[^4..]}.</p>
                <form method="post" action="/stripe/authenticate/{id}">
                <button id="complete" name="answer" value="complete">Complete</button>
                <button id="fail" name="answer" value="fail">Fail</button>
                </form>
                """
            )
            : Html.Page("3-D Secure", "<p>No payment is waiting here.</p>", StatusCodes.Status404NotFound);
}
