using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.Infrastructure.Videos;
using StreamHub.Infrastructure.Videos.Mux;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Mux;

public sealed class MuxConnectorTests : IDisposable
{
    private const string Identity = """{"data":{"environment_id":"env-1","permissions":["whatever"]}}""";
    private const string Listed = """{"data":[]}""";
    private const string Refusal = """{"error":{"type":"forbidden","messages":["The token may not."]}}""";

    private readonly StubVendor _vendor = new();
    private readonly OneClient _http;
    private readonly MuxConnector _connector;

    public MuxConnectorTests()
    {
        _http = new OneClient(_vendor);
        _connector = new MuxConnector(
            new MuxVendor(
                _http,
                new MuxPlaybackTokens(new NoKeys()),
                new MuxFixture.FilesAtHand(),
                Options.Create(new MuxOptions { ApiBaseUrl = new Uri("https://api.test/") }),
                new ManualTime(),
                NullLogger<MuxClient>.Instance
            )
        );
    }

    public void Dispose()
    {
        _http.Dispose();
        _vendor.Dispose();
    }

    [Fact]
    public void The_token_is_kept_and_the_webhooks_secret_apart_from_it()
    {
        var given = _connector.Read(new MuxAccess("id", "secret", "signing"));

        MuxCredentials.Parse(given.Credentials).ShouldBe(new MuxCredentials("id", "secret"));
        given.Credentials.ShouldNotContain("signing");
        given.WebhookSecret.ShouldBe("signing");
    }

    [Fact]
    public async Task A_good_token_is_taken_and_its_environment_told_and_nothing_changes_there()
    {
        _vendor
            .Answers(Identity)
            .Answers(Listed)
            .Answers(HttpStatusCode.NotFound, Refusal)
            .Answers(HttpStatusCode.NotFound, Refusal);

        (await CheckAsync()).Value.ShouldBe(new VendorVerdict(Fault: null, "env-1"));

        var none = new string('0', 44);
        _vendor
            .Asked.Select(asked => $"{asked.Method} {asked.Url.PathAndQuery}")
            .ShouldBe([
                "GET /system/v1/whoami",
                "GET /video/v1/assets?limit=1",
                $"DELETE /video/v1/assets/{none}",
                $"DELETE /system/v1/signing-keys/{none}",
            ]);
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes("id:secret"));
        _vendor.Asked.ShouldAllBe(asked => asked.Header("Authorization") == $"Basic {token}");
    }

    [Theory]
    [InlineData(0, 401, CredentialFault.TokenRefused)]
    [InlineData(0, 403, CredentialFault.TokenRefused)]
    [InlineData(1, 403, CredentialFault.ReadPermissionMissing)]
    [InlineData(1, 401, CredentialFault.TokenRefused)]
    [InlineData(2, 403, CredentialFault.EditPermissionMissing)]
    [InlineData(3, 403, CredentialFault.KeyPermissionMissing)]
    public async Task A_refusal_says_what_is_wrong(int passed, int status, CredentialFault fault)
    {
        Pass(passed);
        _vendor.Answers((HttpStatusCode)status, Refusal);

        (await CheckAsync()).Value.Fault.ShouldBe(fault);
    }

    [Theory]
    [InlineData(403, "<html>")]
    [InlineData(401, "")]
    [InlineData(403, """{"message":"A proxy's own"}""")]
    [InlineData(403, """{"error":null}""")]
    [InlineData(408, Refusal)]
    [InlineData(429, Refusal)]
    [InlineData(500, Refusal)]
    [InlineData(503, "")]
    public async Task What_is_no_refusal_of_Muxs_is_none(int status, string body)
    {
        for (var passed = 0; passed < 4; passed++)
        {
            Pass(passed);
            _vendor.Answers((HttpStatusCode)status, body);

            (await CheckAsync()).Error.ShouldBe(VideoErrors.VendorUnavailable, $"after {passed}");
        }
    }

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"data":null}""")]
    [InlineData(200, """{"data":{}}""")]
    [InlineData(200, """{"data":{"environment_id":""}}""")]
    [InlineData(
        200,
        """{"data":{"environment_id":"01234567890123456789012345678901234567890123456789012345678901234"}}"""
    )]
    [InlineData(404, Refusal)]
    public async Task Without_an_environment_nothing_is_known(int status, string body)
    {
        _vendor.Answers((HttpStatusCode)status, body);

        (await CheckAsync()).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Fact]
    public async Task A_vendor_that_is_away_refuses_nothing()
    {
        _vendor.Throws(new HttpRequestException("refused"));

        (await CheckAsync()).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Fact]
    public async Task Its_webhook_is_made_by_hand()
    {
        var made = await _connector.SubscribeAsync(Account, new Uri("https://us.test/"), replace: true, default);

        made.Value.ShouldBe(new VendorWebhook(AccountWebhook.None));
        _vendor.Asked.ShouldBeEmpty();
    }

    private static OpenedAccount Account { get; } =
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            VideoVendor.Mux,
            "id",
            new MuxCredentials("id", "secret").ToJson(),
            PlaybackBaseUrl: null
        );

    private Task<Result<VendorVerdict>> CheckAsync() => _connector.CheckAsync(Account, default);

    private void Pass(int questions)
    {
        (HttpStatusCode Status, string Body)[] good =
        [
            (HttpStatusCode.OK, Identity),
            (HttpStatusCode.OK, Listed),
            (HttpStatusCode.NotFound, Refusal),
        ];
        foreach (var (status, body) in good.Take(questions))
        {
            _vendor.Answers(status, body);
        }
    }

    private sealed class OneClient(HttpMessageHandler handler) : IHttpClientFactory, IDisposable
    {
        private readonly List<HttpClient> _made = [];

        public HttpClient CreateClient(string name)
        {
            var client = new HttpClient(handler, disposeHandler: false);
            _made.Add(client);
            return client;
        }

        public void Dispose() => _made.ForEach(client => client.Dispose());
    }

    // Trying a token signs nothing.
    private sealed class NoKeys : ISigningKeys
    {
        public ValueTask<Result<RsaSha256Key>> GetAsync(ISigningKeyMaker maker, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No key is asked for.");
    }
}
