using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What was posted to a <see cref="LoopbackSite"/>, to the byte.</summary>
public sealed record Posted(string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A site of the web: hands out the files that it was given, and keeps what is posted to it.</summary>
public sealed class LoopbackSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Posted> _posted = new();

    private LoopbackSite(WebApplication app) => _app = app;

    public IReadOnlyList<Posted> Posts => [.. _posted];

    public static async Task<LoopbackSite> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new LoopbackSite(builder.Build());
        site._app.MapGet("/{**path}", site.Find);
        site._app.MapPost("/{**path}", site.TakeAsync);
        await site._app.StartAsync();
        return site;
    }

    public string UrlOf(string path) => $"{_app.Urls.Single()}/{path}";

    /// <returns>Its address.</returns>
    public string Publish(string path, byte[] content)
    {
        _files[path] = content;
        return UrlOf(path);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Find(string path) =>
        _files.TryGetValue(path, out var content) ? Results.Bytes(content) : Results.NotFound();

    private async Task<IResult> TakeAsync(string path, HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var headers = request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        _posted.Enqueue(new Posted(path, headers, await reader.ReadToEndAsync()));
        return Results.Ok();
    }
}
