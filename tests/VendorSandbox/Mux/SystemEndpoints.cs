using System.Security.Cryptography;
using System.Text;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Mux;

public sealed class MuxSigningKeys(SandboxStore store, TimeProvider clock)
{
    private const int KeyBits = 2048;

    public MuxSigningKey Create(MuxEnvironment environment)
    {
        using var rsa = RSA.Create(KeyBits);
        var pem = rsa.ExportRSAPrivateKeyPem() + "\n";
        return store.Change(state =>
        {
            var key = new MuxSigningKey(
                MuxLibrary.NewId(),
                environment.Id,
                ++state.Mux.Sequence,
                pem,
                clock.GetUtcNow()
            );
            state.Mux.SigningKeys.Add(key.Id, key);
            return key;
        });
    }

    public MuxSigningKey? Find(string environmentId, string id) =>
        store.Read(state => state.Mux.SigningKeys.GetValueOrDefault(id)) is { } key
        && key.EnvironmentId == environmentId
            ? key
            : null;

    public IReadOnlyList<MuxSigningKey> Of(MuxEnvironment environment) =>
        store.Read(state => state.Mux.SigningKeys.Values.Where(key => key.EnvironmentId == environment.Id).ToList());

    public void Delete(MuxEnvironment environment, string id)
    {
        if (Find(environment.Id, id) is null || !store.Change(state => state.Mux.SigningKeys.Remove(id)))
        {
            throw MuxException.NotFound();
        }
    }
}

/// <summary>The keys that sign playback, and whose token it is that asks.</summary>
internal static class SystemEndpoints
{
    public static void Map(RouteGroupBuilder system)
    {
        system.MapPost("/signing-keys", Create);
        system.MapGet("/signing-keys", List);
        system.MapGet("/signing-keys/{id}", Get);
        system.MapDelete("/signing-keys/{id}", Delete);
        system.MapGet("/whoami", WhoAmI);
    }

    /// <summary>Only its maker sees the private key, and only once.</summary>
    private static IResult Create(HttpRequest request, MuxSigningKeys keys)
    {
        var key = keys.Create(request.Environment());
        return MuxJson.Created(
            new
            {
                key.Id,
                CreatedAt = MuxPresenter.Seconds(key.Created),
                PrivateKey = Convert.ToBase64String(Encoding.ASCII.GetBytes(key.PrivatePem)),
            }
        );
    }

    private static IResult List(HttpRequest request, MuxSigningKeys keys) =>
        MuxJson.Ok(MuxPage.From(request.Query).Of(keys.Of(request.Environment()), key => key.Sequence).Select(Shown));

    private static IResult Get(string id, HttpRequest request, MuxSigningKeys keys) =>
        MuxJson.Ok(Shown(keys.Find(request.Environment().Id, id) ?? throw MuxException.NotFound()));

    private static IResult Delete(string id, HttpRequest request, MuxSigningKeys keys)
    {
        keys.Delete(request.Environment(), id);
        return Results.NoContent();
    }

    private static object Shown(MuxSigningKey key) => new { key.Id, CreatedAt = MuxPresenter.Seconds(key.Created) };

    private static IResult WhoAmI(HttpRequest request)
    {
        var environment = request.Environment();
        return MuxJson.Ok(
            new
            {
                AccessTokenName = $"{environment.Name} token",
                EnvironmentId = environment.Id,
                EnvironmentName = environment.Name,
                EnvironmentType = "development",
                OrganizationId = "sandbox",
                OrganizationName = "Sandbox",
                environment.Permissions,
            }
        );
    }
}
