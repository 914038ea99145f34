using System.Net;
using System.Text;

namespace StreamHub.UnitTests.Infrastructure.Http;

/// <summary>What a vendor was asked.</summary>
internal sealed record Asked(HttpMethod Method, Uri Url, HttpRequestMessage Request, string Body)
{
    public string Header(string name) => string.Join(", ", Request.Headers.GetValues(name));
}

/// <summary>Answers each request with the next prepared answer, and keeps what it was asked.</summary>
internal sealed class StubVendor : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<Asked> Asked { get; } = [];

    public StubVendor Answers(HttpStatusCode status, string body, string contentType = "application/json") =>
        Answers(() =>
            new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, contentType) }
        );

    public StubVendor Answers(string body) => Answers(HttpStatusCode.OK, body);

    public StubVendor Throws(Exception exception) => Answers(() => throw exception);

    public StubVendor Answers(Func<HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        Asked.Add(new Asked(request.Method, request.RequestUri!, request, body));
        cancellationToken.ThrowIfCancellationRequested();
        return _answers.Dequeue()();
    }
}
