using System.Text;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.BadInput;

public sealed class BadWebhookTests(SceneServer server) : IClassFixture<SceneServer>
{
    private const string StripePath = "/webhooks/stripe";
    private const string CloudflarePath = "/webhooks/cloudflare";
    private const string MuxPath = "/webhooks/mux";
    private const string ClerkPath = "/webhooks/clerk";
    private const string Nonsense = "t=99999999999999999999,v1=zz,time=abc,sig1=";

    [Theory]
    [InlineData(StripePath, "")]
    [InlineData(StripePath, "{}")]
    [InlineData(StripePath, "{")]
    [InlineData(CloudflarePath, "")]
    [InlineData(CloudflarePath, "{}")]
    [InlineData(CloudflarePath, "{")]
    [InlineData(MuxPath, "")]
    [InlineData(MuxPath, "{}")]
    [InlineData(MuxPath, "{")]
    [InlineData(ClerkPath, "")]
    [InlineData(ClerkPath, "{}")]
    [InlineData(ClerkPath, "{")]
    public async Task What_nobody_signed_is_refused(string path, string body)
    {
        (await SendAsync(path, body)).ShouldBeProblem(400, "invalid_signature");
    }

    [Theory]
    [InlineData(StripePath, "Stripe-Signature")]
    [InlineData(CloudflarePath, "Webhook-Signature")]
    [InlineData(MuxPath, "Mux-Signature")]
    [InlineData(ClerkPath, "svix-signature")]
    public async Task A_signature_that_is_none_is_refused(string path, string header)
    {
        foreach (var signature in new[] { Nonsense, "t=,v1=", "time=1,sig1=00", ",,,", new string('v', 10_000) })
        {
            (await SendAsync(path, "{}", (header, signature))).ShouldBeProblem(400, "invalid_signature");
        }
    }

    [Theory]
    [InlineData(StripePath)]
    [InlineData(CloudflarePath)]
    [InlineData(MuxPath)]
    [InlineData(ClerkPath)]
    public async Task A_body_of_more_than_a_megabyte_is_refused(string path)
    {
        var body = new string(' ', (1024 * 1024) + 1);

        (await SendAsync(path, body)).ShouldBeProblem(413, "body_too_large");
        (await SendAsync(path, body, ("Transfer-Encoding", "chunked"))).ShouldBeProblem(413, "body_too_large");
    }

    [Theory]
    [InlineData(StripePath)]
    [InlineData(CloudflarePath)]
    [InlineData(MuxPath)]
    [InlineData(ClerkPath)]
    public async Task A_compressed_body_is_refused(string path)
    {
        var scene = await server.SceneAsync();
        var content = Scene.Content(Encoding.UTF8.GetBytes("{}"), "application/json");
        content.Headers.ContentEncoding.Add("gzip");

        var answer = await scene.LeavesNothingBehindAsync(() =>
            server.Anonymous().SendAsync(HttpMethod.Post, path, content)
        );

        answer.ShouldBeProblem(415, "unsupported_media_type");
    }

    private async Task<ApiAnswer> SendAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        var scene = await server.SceneAsync();
        var content = Scene.Content(Encoding.UTF8.GetBytes(body), "application/json");
        return await scene.LeavesNothingBehindAsync(() =>
            server.Anonymous().SendAsync(HttpMethod.Post, path, content, headers)
        );
    }
}
