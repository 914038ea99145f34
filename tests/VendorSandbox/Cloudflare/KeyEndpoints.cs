namespace StreamHub.VendorSandbox.Cloudflare;

internal static class KeyEndpoints
{
    public static void Map(RouteGroupBuilder stream)
    {
        stream.MapGet("/keys", List);
        stream.MapPost("/keys", Create);
        stream.MapDelete("/keys/{id}", Delete);
    }

    private static IResult List(SigningKeys keys) =>
        Envelope.Ok(keys.Listed.Select(key => new { key.Id, key.Created }));

    private static IResult Create(SigningKeys keys) => Envelope.Ok(SigningKeys.Disclose(keys.Create()));

    private static IResult Delete(string id, SigningKeys keys)
    {
        keys.Delete(id);
        return Envelope.Ok("Revoked");
    }
}
