using System.Buffers;
using System.Net.Mime;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Events;
using StreamHub.WebApi.Authentication;

namespace StreamHub.WebApi.Events;

/// <summary>An answer that goes on: events as they happen, as <c>text/event-stream</c>.</summary>
public sealed class EventStreamResult : IResult
{
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();

    private readonly EventPlace _place;

    internal EventStreamResult(EventPlace place) => _place = place;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var frames = services.GetRequiredService<EventFrames>();
        var caller = services.GetRequiredService<ICallerContext>().Member;
        var mayGoOn = services.GetRequiredService<LastingAccess>().Of(httpContext, caller, Permissions.EventsRead);
        var response = httpContext.Response;
        response.ContentType = MediaTypeNames.Text.EventStream;
        // A proxy that collects answers before it passes them on would pass on nothing.
        response.Headers["X-Accel-Buffering"] = "no";
        // Who is cut off before the first event goes on from here, too.
        await response.WriteAsync($"id: {_place.LastId}\n\n", httpContext.RequestAborted);
        var end = await services
            .GetRequiredService<EventConnection>()
            .RunAsync(_place, mayGoOn, SendAsync, httpContext.RequestAborted);
        if (end == ConnectionEnd.TooSlow)
        {
            httpContext.Abort();
        }

        async Task SendAsync(IReadOnlyList<EventResponse> events, CancellationToken cancellationToken)
        {
            foreach (var frame in events.Select(frames.Of).DefaultIfEmpty(Comment))
            {
                response.BodyWriter.Write(frame);
            }

            await response.BodyWriter.FlushAsync(cancellationToken);
        }
    }
}
