namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Cloudflare from outside: accounts are added.</summary>
internal static class CloudflareAdmin
{
    public static void Map(RouteGroupBuilder cloudflare)
    {
        cloudflare.MapGet("/accounts", (CloudflareControl control) => control.Accounts);
        cloudflare.MapPost("/accounts", (CloudflareControl control) => control.AddAccount());
        cloudflare.MapGet("/videos", (CloudflareControl control) => control.Videos);
    }
}
