namespace StreamHub.VendorSandbox.Cloudflare;

internal static class KeyEndpoints
{
    public static void Map(RouteGroupBuilder stream)
    {
        stream.MapGet("/keys", List);
        stream.MapPost("/keys", Create);
        stream.MapDelete("/keys/{id}", Delete);
    }

    private static IResult List(string account, SigningKeys keys) =>
        Envelope.Ok(keys.ListedOf(account).Select(key => new { key.Id, key.Created }));

    private static IResult Create(string account, SigningKeys keys) =>
        Envelope.Ok(SigningKeys.Disclose(keys.Create(account)));

    private static IResult Delete(string account, string id, SigningKeys keys)
    {
        keys.Delete(account, id);
        return Envelope.Ok("Revoked");
    }
}
