using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

public sealed class SigningKeys(SandboxStore store, CloudflareAccounts accounts, TimeProvider clock)
{
    private const int KeyBits = 2048;

    public IReadOnlyList<SigningKey> ListedOf(string account) => [.. Of(account).Where(key => key.Listed)];

    public SigningKey Create(string account) => Add(account, listed: true);

    /// <summary>The key with which the account itself signs when a caller of the token endpoint brings none.</summary>
    public SigningKey OwnKey(string account) =>
        Of(account).FirstOrDefault(key => !key.Listed) ?? Add(account, listed: false);

    public void Delete(string account, string id)
    {
        if (ListedOf(account).All(key => key.Id != id) || !store.Change(state => state.Cloudflare.Keys.Remove(id)))
        {
            throw CloudflareException.NotFound();
        }
    }

    public SigningKey? Find(string id) => store.Read(state => state.Cloudflare.Keys.GetValueOrDefault(id));

    /// <summary>The key as its creator sees it once: PEM and JWK, each in base64.</summary>
    public static object Disclose(SigningKey key)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key.PrivatePem);
        return new
        {
            key.Id,
            Pem = Convert.ToBase64String(Encoding.ASCII.GetBytes(key.PrivatePem)),
            Jwk = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(JwkOf(key.Id, rsa))),
            key.Created,
        };
    }

    private static JsonObject JwkOf(string id, RSA rsa)
    {
        var key = rsa.ExportParameters(includePrivateParameters: true);
        return new JsonObject
        {
            ["use"] = "sig",
            ["kty"] = "RSA",
            ["kid"] = id,
            ["alg"] = "RS256",
            ["n"] = Base64Url.EncodeToString(key.Modulus),
            ["e"] = Base64Url.EncodeToString(key.Exponent),
            ["d"] = Base64Url.EncodeToString(key.D),
            ["p"] = Base64Url.EncodeToString(key.P),
            ["q"] = Base64Url.EncodeToString(key.Q),
            ["dp"] = Base64Url.EncodeToString(key.DP),
            ["dq"] = Base64Url.EncodeToString(key.DQ),
            ["qi"] = Base64Url.EncodeToString(key.InverseQ),
        };
    }

    private List<SigningKey> Of(string account) =>
        store.Read(state =>
            state.Cloudflare.Keys.Values.Where(key => accounts.OwnerOf(key.AccountId) == account).ToList()
        );

    private SigningKey Add(string account, bool listed)
    {
        using var rsa = RSA.Create(KeyBits);
        var key = new SigningKey(
            Identifiers.Hex(),
            account,
            rsa.ExportRSAPrivateKeyPem() + "\n",
            clock.GetUtcNow(),
            listed
        );
        store.Change(state => state.Cloudflare.Keys.Add(key.Id, key));
        return key;
    }
}
