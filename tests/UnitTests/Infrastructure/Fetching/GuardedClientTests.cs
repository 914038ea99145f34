using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Domain.Publishing;
using StreamHub.Infrastructure.Fetching;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Fetching;

public sealed class GuardedClientTests : IDisposable
{
    private readonly TcpListener _inner = new(IPAddress.Loopback, 0);

    public GuardedClientTests() => _inner.Start();

    public void Dispose() => _inner.Dispose();

    [Theory]
    [InlineData("http://example.com/a.mp3")]
    [InlineData("https://example.com:8443/a.mp3?b=c#d")]
    [InlineData("https://[2606:4700::1]/a")]
    [InlineData("https://müller.example/ä.mp3")]
    public void Web_addresses_can_be_asked(string address) =>
        GuardedClient.IsFit(new Uri(address, UriKind.RelativeOrAbsolute)).ShouldBeTrue();

    [Theory]
    [InlineData("ftp://example.com/a.mp3")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("//example.com/a.mp3")]
    [InlineData("a.mp3")]
    [InlineData("gopher://example.com/")]
    [InlineData("data:text/plain,a")]
    [InlineData("https://user@example.com/a.mp3")]
    [InlineData("https://user:password@example.com/a.mp3")]
    [InlineData("https://:@example.com/a.mp3")]
    [InlineData("javascript:alert(1)")]
    public void Others_can_not(string address) =>
        GuardedClient.IsFit(new Uri(address, UriKind.RelativeOrAbsolute)).ShouldBeFalse();

    [Fact]
    public void A_very_long_address_can_not_be_asked()
    {
        var address = "https://example.com/";

        GuardedClient.IsFit(new Uri(address.PadRight(2_048, 'a'))).ShouldBeTrue();
        GuardedClient.IsFit(new Uri(address.PadRight(2_049, 'a'))).ShouldBeFalse();
    }

    /// <summary>By the system's own resolver, to a port at which somebody waits.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("127。0。0。1")]
    [InlineData("127%2E0%2E0%2E1")]
    [InlineData("１２７.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::127.0.0.1]")]
    [InlineData("[2002:7f00:1::]")]
    public async Task No_spelling_of_this_machine_is_connected_to(string host)
    {
        var address = $"http://{host}:{((IPEndPoint)_inner.LocalEndpoint).Port}/a.mp3";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var location))
        {
            return;
        }

        var opened = await FilesOver(new SystemHostResolver()).OpenAsync(location, 0, version: null, default);

        opened.Error.ShouldBe(PublishingErrors.AssetUnreachable);
        _inner.Pending().ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fd00:ec2::254")]
    [InlineData("93.184.216.34", "127.0.0.1")]
    [InlineData]
    public async Task A_name_that_leads_inside_is_not_connected_to(params string[] addresses)
    {
        var resolver = new Names(addresses);
        var location = new Uri($"http://files.example.com:{((IPEndPoint)_inner.LocalEndpoint).Port}/a.mp3");

        var opened = await FilesOver(resolver).OpenAsync(location, 0, version: null, default);

        opened.Error.ShouldBe(PublishingErrors.AssetUnreachable);
        resolver.Asked.ShouldBe(["files.example.com"]);
        _inner.Pending().ShouldBeFalse();
    }

    private static RemoteFiles FilesOver(IHostResolver resolver)
    {
        var options = Options.Create(new FetchingOptions());
        var connector = new GuardedConnector(resolver, options);
        var http = new HttpClient(connector.CreateHandler());
        return new RemoteFiles(new GuardedClient(http, options, NullLogger<GuardedClient>.Instance), options);
    }

    private sealed class Names(string[] addresses) : IHostResolver
    {
        public List<string> Asked { get; } = [];

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
        {
            Asked.Add(host);
            return Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse));
        }
    }
}
