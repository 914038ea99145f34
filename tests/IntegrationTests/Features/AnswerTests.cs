using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class AnswerTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Theory]
    [InlineData("/api/v1/billing/plans", 200)]
    [InlineData("/api/v1/auth/profile", 401)]
    [InlineData("/api/v1/videos/nonsense", 404)]
    [InlineData("/api/v1/auth/login", 405)]
    [InlineData("/?text=%00", 400)]
    [InlineData("/health", 200)]
    [InlineData("/confirm-email.html", 200)]
    [InlineData("/openapi/v1.json", 200)]
    public async Task Every_answer_is_private_and_is_what_it_says_it_is(string path, int status)
    {
        var answer = await server.Anonymous().GetAsync(path);

        answer.ShouldBe(status);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        answer
            .Headers.GetValues("Content-Security-Policy")
            .Single()
            .ShouldStartWith("default-src 'none'; script-src 'self';");
        answer.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
    }

    [Theory]
    [InlineData("GET /health")]
    [InlineData("GET /api/v1/nowhere")]
    [InlineData("GET /a%00b")]
    [InlineData("NONSENSE")]
    public async Task No_answer_tells_what_it_was_made_with(string requestLine)
    {
        var answer = await RawHttp.SendAsync(server.Address, requestLine, []);

        answer.Status.ShouldBeInRange(200, 499);
        answer.Headers.Select(header => header.Key).ShouldNotContain("Server");
        answer.Headers.Select(header => header.Key).ShouldNotContain("X-Powered-By");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/api/v2/auth/profile")]
    [InlineData("/appsettings.json")]
    [InlineData("/../appsettings.json")]
    [InlineData("/..%2fappsettings.json")]
    [InlineData("/.git/config")]
    public async Task What_is_not_there_has_a_problem_document(string path)
    {
        var answer = await server.Anonymous().GetAsync(path);

        answer.ShouldBeProblem(404, "route_not_found");
    }

    [Theory]
    [InlineData("GET", "/api/v1/auth/login")]
    [InlineData("PUT", "/api/v1/auth/profile")]
    [InlineData("DELETE", "/api/v1/videos")]
    [InlineData("POST", "/health")]
    [InlineData("TRACE", "/api/v1/auth/profile")]
    public async Task A_method_that_a_route_does_not_take_has_a_problem_document(string method, string path)
    {
        var answer = await server.Anonymous().SendAsync(new HttpMethod(method), path, content: null);

        answer.ShouldBeProblem(405, "method_not_allowed");
    }

    [Fact]
    public async Task Each_problem_has_a_trace_id_of_its_own()
    {
        var first = await server.Anonymous().GetAsync("/api/v1/nowhere");
        var second = await server.Anonymous().GetAsync("/api/v1/nowhere");

        second.Text("traceId").ShouldNotBe(first.Text("traceId"));
        second.ShouldAnswerAs(first);
    }

    [Fact]
    public async Task A_callers_trace_goes_on_in_the_problem()
    {
        var answer = await server
            .Anonymous()
            .SendAsync(
                HttpMethod.Get,
                "/api/v1/nowhere",
                content: null,
                ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            );

        answer.Text("traceId").ShouldBe("0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task No_other_origin_may_read_the_answers()
    {
        var answer = await server
            .Anonymous()
            .SendAsync(HttpMethod.Get, "/api/v1/billing/plans", content: null, ("Origin", "https://evil.example"));

        answer.ShouldBe(200);
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task Health_tells_states_and_counts()
    {
        await server.WhenIdleAsync();

        var answer = await server.Anonymous().GetAsync("/health");

        answer
            .ShouldBe(200)
            .Body.ShouldBe("""{"status":"ok","db":"up","broker":"in-process","queueDepth":0,"deadLetters":0}""");
    }

    [Fact]
    public async Task Liveness_asks_nothing_else()
    {
        (await server.Anonymous().GetAsync("/health/live")).ShouldBe(200).Body.ShouldBe("""{"status":"live"}""");
    }

    [Fact]
    public async Task Readiness_tells_that_the_database_answers()
    {
        var answer = await server.Anonymous().GetAsync("/health/ready");

        answer.ShouldBe(200).Text("db").ShouldBe("up");
    }

    [Theory]
    [InlineData("/confirm-email.html", "<title>Confirm your address")]
    [InlineData("/checkout.html", "<title>Checkout")]
    [InlineData("/docs/index.html", "StreamHub API")]
    public async Task Pages_for_people_are_served(string path, string text)
    {
        var answer = await server.Anonymous().GetAsync(path);

        answer.ShouldBe(200).Body.ShouldContain(text);
        answer.ContentType.ShouldBe("text/html");
    }

    [Theory]
    [InlineData("/confirm-email.js", "text/javascript")]
    [InlineData("/checkout.js", "text/javascript")]
    [InlineData("/page.css", "text/css")]
    [InlineData("/docs/swagger-ui.css", "text/css")]
    public async Task What_the_pages_load_is_served(string path, string contentType)
    {
        var answer = await server.Anonymous().GetAsync(path);

        answer.ShouldBe(200).ContentType.ShouldBe(contentType);
    }
}
