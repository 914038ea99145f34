namespace StreamHub.VendorSandbox.Cloudflare;

internal static class TokenVerification
{
    private const string TokenId = "f0e1d2c3b4a5968778695a4b3c2d1e0f";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/user/tokens/verify", Verify);
        api.MapGet("/accounts/{account}/tokens/verify", Verify);
    }

    private static IResult Verify(HttpRequest request, CloudflareAccounts accounts) =>
        Envelope.Ok(new { Id = TokenId, accounts.TermsOf(request.Headers.Authorization.ToString())!.Status });
}
