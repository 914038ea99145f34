using System.Text;

namespace StreamHub.VendorSandbox.Requests;

internal sealed class RequestRecorder(RequestJournal journal, TimeProvider clock) : IMiddleware
{
    private const int LongestBody = 256 * 1024;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (VendorPath.VendorOf(context.Request.Path) is { } vendor)
        {
            var body = await ReadBodyAsync(context.Request);
            journal.Add(
                new ReceivedRequest(
                    vendor,
                    context.Request.Method,
                    context.Request.Path,
                    context.Request.QueryString.Value ?? "",
                    context.Request.Headers.ToDictionary(
                        header => header.Key,
                        header => header.Value.ToString(),
                        StringComparer.OrdinalIgnoreCase
                    ),
                    body,
                    clock.GetUtcNow()
                )
            );
        }

        await next(context);
    }

    private static async Task<string> ReadBodyAsync(HttpRequest request)
    {
        if (!IsText(request.ContentType) || request.ContentLength > LongestBody)
        {
            return "";
        }

        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return body;
    }

    private static bool IsText(string? contentType) =>
        contentType is not null
        && (
            contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        );
}

internal static class RequestJournalModule
{
    public static void AddRequestJournal(this IServiceCollection services)
    {
        services.AddSingleton<RequestJournal>();
        services.AddSingleton<RequestRecorder>();
    }

    public static void UseRequestJournal(this WebApplication app) => app.UseMiddleware<RequestRecorder>();
}
