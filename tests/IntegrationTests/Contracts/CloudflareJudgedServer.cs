using Shouldly;
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

    protected override Task<NodeService> StartJudgeAsync() => Prism.StartAsync("cloudflare", document);
}
