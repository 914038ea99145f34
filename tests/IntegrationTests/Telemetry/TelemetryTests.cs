using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Telemetry;

/// <summary>What an operator's collector gets of a server that is told where it is.</summary>
public sealed class TelemetryTests(ServerInstallation installation) : IClassFixture<ServerInstallation>
{
    private const string Ours = "StreamHub";
    private const string Web = "Microsoft.AspNetCore";
    private const string Database = "Npgsql";
    private const string Outgoing = "System.Net.Http";

    [Fact]
    public async Task A_request_and_all_that_follows_from_it_is_one_trace()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var server = NewServer(collector);
        await server.StartAndWaitAsync();
        var user = await Account.RegisterAsync(server.Address);
        var upload = await user.BeginUploadAsync();
        await installation.WhenQueueIsEmptyAsync();

        (await user.Api.DeleteAsync(VideoSteps.PathOf(upload.VideoId))).ShouldBe(204);
        await installation.WhenQueueIsEmptyAsync();
        server.Terminate();
        (await server.ExitCodeAsync()).ShouldBe(0, server.Said);

        var request = collector.Spans.Single(span =>
            span.Kind == SpanKind.Server && span.Name.StartsWith("DELETE ", StringComparison.Ordinal)
        );
        var trace = collector.Spans.Where(span => span.Trace == request.Trace).ToList();
        request.Scope.ShouldBe(Web);
        request.Name.ShouldBe("DELETE /api/v1/videos/{id:guid}");
        trace.Where(span => span != request).ShouldAllBe(span => trace.Any(other => other.Id == span.Parent));
        var command = trace.Single(span => span is { Scope: Ours, Name: "DeleteVideo" });
        command.Parent.ShouldBe(request.Id);
        trace.ShouldContain(span => span.Scope == Database && span.Parent == command.Id);
        var consumer = trace.Single(span => span is { Scope: Ours, Kind: SpanKind.Consumer });
        consumer.Name.ShouldBe("videos.delete-at-vendor");
        consumer.Parent.ShouldBe(command.Id);
        var message = trace.Single(span => span is { Scope: Ours, Name: "DeleteVendorVideo" });
        message.Parent.ShouldBe(consumer.Id);
        trace.ShouldContain(span => span.Scope == Database && span.Parent == message.Id);
        var call = trace.Single(span => span is { Scope: Outgoing, Kind: SpanKind.Client });
        call.Parent.ShouldBe(message.Id);
        var received = installation.Sandbox.Requests.To(Vendors.Cloudflare, "DELETE").Single();
        received.Headers["traceparent"].ShouldBe($"00-{request.Trace}-{call.Id}-01");

        ShouldTell(server, request.Trace, "DeleteVideo succeeded");
        ShouldTell(server, request.Trace, "DeleteVendorVideo succeeded");
    }

    [Fact]
    public async Task The_collector_gets_the_frameworks_metrics_and_ours()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var server = NewServer(collector);
        await server.StartAndWaitAsync();
        installation.ReportTo(server.Address);
        var sandbox = installation.Sandbox;
        var user = await Account.RegisterAsync(server.Address);
        var endpoint = await user.CreateEndpointAsync();
        (await user.Api.PostAsync($"{endpoint.Path}/test")).ShouldBe(202);
        var checkout = (await user.CheckoutAsync()).ShouldBe(201);

        sandbox.Faults.Set(Vendors.Stripe, new Fault { Kind = FaultKind.Status, Method = "GET" });
        sandbox.Stripe.Pay(checkout.Text("sessionId"));

        await ArrivesAsync(collector, "streamhub.outbox.lag");
        await ArrivesAsync(collector, "streamhub.inbox.lag");
        await ArrivesAsync(collector, "streamhub.webhooks.pending");
        await ArrivesAsync(collector, "streamhub.webhooks.lag");
        await ArrivesAsync(collector, "streamhub.outbox.messages", ("state", "failing"));
        await ArrivesAsync(collector, "streamhub.vendor.calls", ("account", "stripe"), ("outcome", "200"));
        await ArrivesAsync(collector, "streamhub.vendor.calls", ("account", "stripe"), ("outcome", "500"));
        await ArrivesAsync(
            collector,
            "http.server.request.duration",
            ("http.route", "/api/v1/auth/register"),
            ("http.response.status_code", "201")
        );
        foreach (var state in new[] { "waiting", "dead" })
        {
            collector.Points.ShouldContain(point =>
                point.Metric == "streamhub.outbox.messages" && point.Attributes["state"] == state
            );
        }

        foreach (var metric in new[] { "db.client.", "http.client.request.duration", "dotnet.", "kestrel." })
        {
            collector.Points.ShouldContain(point => point.Metric.StartsWith(metric, StringComparison.Ordinal), metric);
        }

        sandbox.Faults.ClearAll();
    }

    private ServerProcess NewServer(OtlpCollector collector) =>
        installation.NewServer(
            ("Telemetry:OtlpEndpoint", collector.Address),
            ("Telemetry:SampleInterval", "00:00:01"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500")
        );

    /// <summary>A point of the metric and the attributes, above zero.</summary>
    private static Task ArrivesAsync(
        OtlpCollector collector,
        string metric,
        params (string Name, string Value)[] attributes
    ) =>
        Eventually.HoldsAsync(
            () =>
                Task.FromResult(
                    collector.Points.Any(point =>
                        point.Metric == metric
                        && point.Value > 0
                        && attributes.All(one => point.Attributes.GetValueOrDefault(one.Name) == one.Value)
                    )
                ),
            $"{metric} of {string.Join(", ", attributes)}"
        );

    private static void ShouldTell(ServerProcess server, string trace, string line) =>
        server.Output.ShouldContain(one => one.Contains(line) && one.Contains($"\"TraceId\":\"{trace}\""));
}
