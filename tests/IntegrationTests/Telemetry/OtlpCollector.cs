using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace StreamHub.IntegrationTests.Telemetry;

internal sealed record Span(string Trace, string Id, string Parent, string Scope, string Name, SpanKind Kind);

internal enum SpanKind
{
    Internal = 1,
    Server,
    Client,
    Producer,
    Consumer,
}

/// <param name="Value">A gauge's value, a sum, or how many values a histogram got.</param>
internal sealed record Point(string Metric, IReadOnlyDictionary<string, string> Attributes, double Value);

/// <summary>Takes traces and metrics by OTLP over gRPC, as an operator's collector does.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private const int FrameHeader = 5;
    private const string Service = "/opentelemetry.proto.collector";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Span> _spans = new();
    private readonly ConcurrentQueue<Point> _points = new();

    private OtlpCollector(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public IReadOnlyCollection<Span> Spans => _spans;

    public IReadOnlyCollection<Point> Points => _points;

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2)
        );
        var collector = new OtlpCollector(builder.Build());
        collector.Take($"{Service}.trace.v1.TraceService/Export", collector.TakeSpans);
        collector.Take($"{Service}.metrics.v1.MetricsService/Export", collector.TakeMetrics);
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Take(string path, Action<ProtobufMessage> take) =>
        _app.MapPost(
            path,
            async (HttpContext context) =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                take(new ProtobufMessage(body.ToArray().AsMemory(FrameHeader)));
                context.Response.ContentType = "application/grpc";
                await context.Response.Body.WriteAsync(new byte[FrameHeader]);
                context.Response.AppendTrailer("grpc-status", "0");
            }
        );

    // The numbers are those of opentelemetry/proto/trace/v1 and metrics/v1.
    private void TakeSpans(ProtobufMessage request)
    {
        foreach (var scope in request.All(1).SelectMany(resource => resource.All(2)))
        {
            var scopeName = scope.One(1)!.Text(1);
            foreach (var span in scope.All(2))
            {
                _spans.Enqueue(
                    new Span(span.Hex(1), span.Hex(2), span.Hex(4), scopeName, span.Text(5), (SpanKind)span.Number(6))
                );
            }
        }
    }

    private void TakeMetrics(ProtobufMessage request)
    {
        var metrics = request.All(1).SelectMany(resource => resource.All(2)).SelectMany(scope => scope.All(2));
        foreach (var metric in metrics)
        {
            foreach (var point in metric.All(5).Concat(metric.All(7)).SelectMany(numbers => numbers.All(1)))
            {
                _points.Enqueue(
                    new Point(metric.Text(1), AttributesOf(point, 7), point.Has(4) ? point.Double(4) : point.Fixed(6))
                );
            }

            foreach (var point in metric.All(9).SelectMany(histogram => histogram.All(1)))
            {
                _points.Enqueue(new Point(metric.Text(1), AttributesOf(point, 9), point.Fixed(4)));
            }
        }
    }

    private static Dictionary<string, string> AttributesOf(ProtobufMessage point, int field) =>
        point.All(field).ToDictionary(pair => pair.Text(1), pair => TextOf(pair.One(2)!), StringComparer.Ordinal);

    private static string TextOf(ProtobufMessage value) =>
        value.Has(1) ? value.Text(1) : value.Number(3).ToString(CultureInfo.InvariantCulture);
}
