using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Contracts;

/// <param name="document">The description that Prism judges by, one of <c>contracts/cloudflare</c>.</param>
public abstract class CloudflareJudgedServer(TestDatabases databases, string document) : JudgedServer(databases)
{
    public const string Account = "023e105f4ecef8ad9ca31a8372d0c353";

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Cloudflare:ApiBaseUrl"] = new Uri(Judge.Address, "client/v4/").AbsoluteUri,
            ["Cloudflare:AccountId"] = Account,
        };

    public void ShouldHaveSentOnly(params string[] operations)
    {
        Exchanges.Faults.ShouldBeEmpty();
        Exchanges.Operations.ShouldBe(operations);
    }

    /// <summary>As another node would that made a key at the same time.</summary>
    public async Task StoreKeyAsync()
    {
        using var rsa = RSA.Create(2048);
        var pem = Convert.ToBase64String(Encoding.ASCII.GetBytes(rsa.ExportRSAPrivateKeyPem()));
        var id = Guid.NewGuid();
        var vault = Services.GetRequiredService<ISecretVault>();
        var sealedPem = vault.Seal(pem, new SecretContext(id, "signing-key"));
        await InDatabaseAsync(database =>
        {
            database.Add(new SigningKey(id, VideoVendor.Cloudflare, Account, "another-node's", sealedPem));
            return database.SaveChangesAsync();
        });
    }

    // Without --errors: with it Prism also fails its own answers, where the description's examples break its schemas.
    protected override Task<NodeService> StartJudgeAsync() =>
        NodeService.StartAsync(
            "Prism is listening",
            port =>
                [
                    NodeTools.PathOf("node_modules", "@stoplight", "prism-cli", "dist", "index.js"),
                    "mock",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    $"{port}",
                    VendorContracts.PathOf("cloudflare", document),
                ]
        );
}
