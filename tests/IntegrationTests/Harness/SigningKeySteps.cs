using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos;

namespace StreamHub.IntegrationTests.Harness;

public static class SigningKeySteps
{
    /// <summary>Stores a key as another node would that made one at the same time.</summary>
    public static async Task StoreKeyAsync(this StreamHubServer server, VideoVendor vendor, string account)
    {
        using var rsa = RSA.Create(2048);
        var pem = Convert.ToBase64String(Encoding.ASCII.GetBytes(rsa.ExportRSAPrivateKeyPem()));
        var id = Guid.NewGuid();
        var vault = server.Services.GetRequiredService<ISecretVault>();
        var sealedPem = vault.Seal(pem, new SecretContext(id, "signing-key"));
        await server.InDatabaseAsync(database =>
        {
            database.Add(new SigningKey(id, vendor, account, "another-node's", sealedPem));
            return database.SaveChangesAsync();
        });
    }
}
