using System.Net.Http.Json;
using Shouldly;
using Xunit;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>The net under the whole run catches what it is there to catch.</summary>
public sealed class SecretNetTests
{
    private const string Secret = "a+secret/that no log may tell";

    private readonly SecretNet _net = new();

    [Theory]
    [InlineData("""{"Message":"Someone came in with a+secret/that no log may tell."}""")]
    [InlineData("""{"Message":"Someone came in with a\u002Bsecret/that no log may tell."}""")]
    [InlineData("GET /somewhere?token=a%2Bsecret%2Fthat%20no%20log%20may%20tell")]
    [InlineData("A+SECRET/THAT NO LOG MAY TELL")]
    public void A_secret_in_a_log_is_found_however_it_is_written(string line)
    {
        _net.Listen("a server").Hear(line);
        _net.Protect("the secret", Secret);

        _net.Problems().ShouldHaveSingleItem().ShouldStartWith("A log tells the secret");
    }

    [Fact]
    public void A_log_that_keeps_its_secrets_is_fine()
    {
        _net.Protect("the secret", Secret);
        _net.Listen("a server").Hear("Somebody came in with something.");

        _net.Problems().ShouldBeEmpty();
    }

    [Fact]
    public void A_server_that_nobody_heard_is_no_proof()
    {
        _net.Protect("the secret", Secret);
        _net.Listen("a server").Hear("Somebody came in.");
        _net.Listen("a mute server");

        _net.Problems().ShouldHaveSingleItem().ShouldContain("a mute server");
    }

    [Fact]
    public void A_run_without_secrets_is_no_proof()
    {
        _net.Listen("a server").Hear("Somebody came in.");

        _net.Problems().ShouldHaveSingleItem().ShouldContain("no secret");
    }

    [Theory]
    [InlineData("Auth:SigningSecret")]
    [InlineData("Vault:Keys:test")]
    [InlineData("Stripe:SecretKey")]
    [InlineData("Stripe:WebhookSecret")]
    [InlineData("Cloudflare:ApiToken")]
    [InlineData("Email:Smtp:Password")]
    public void Settings_that_are_secret_are_known_by_their_names(string setting)
    {
        _net.Listen("a server").Hear($"It was set to {Secret}");
        _net.ProtectSettings([KeyValuePair.Create(setting, Secret)]);

        _net.Problems().ShouldHaveSingleItem().ShouldContain(setting);
    }

    [Fact]
    public void The_password_of_the_database_is_a_secret()
    {
        _net.Listen("a server").Hear("Connected with swordfish-swordfish");
        _net.ProtectSettings([KeyValuePair.Create("STREAMHUB_DATABASE", "Host=db;Password=swordfish-swordfish")]);

        _net.Problems().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_sent_and_answered_is_looked_through_for_secrets()
    {
        using var http = new HttpClient(new SecretSpotter(_net, new Echo()));
        http.DefaultRequestHeaders.Authorization = new("Bearer", "bearer-of-the-request");
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/");
        request.Headers.Add("Idempotency-Key", "key-of-the-request");
        request.Content = JsonContent.Create(new { inner = new { password = "password-of-the-request" } });
        using var answer = await http.SendAsync(request);
        var microphone = _net.Listen("a server");

        foreach (var told in new[] { "bearer", "key", "password" })
        {
            microphone.Hear($"{told}-of-the-request");
        }

        microphone.Hear("token-of-the-answer");
        _net.Problems().Count.ShouldBe(4);
    }

    private sealed class Echo : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                new HttpResponseMessage
                {
                    Content = JsonContent.Create(
                        new { items = new[] { new { refreshToken = "token-of-the-answer" } } }
                    ),
                }
            );
    }
}
