using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Features.Events;

namespace StreamHub.WebApi.Events;

/// <summary>Events as an event stream has them, written once for all who are told of the same.</summary>
internal sealed class EventFrames(IOptions<JsonOptions> options)
{
    private readonly ConditionalWeakTable<EventResponse, byte[]> _frames = [];

    public byte[] Of(EventResponse told) => _frames.GetValue(told, Write);

    private byte[] Write(EventResponse told)
    {
        var data = JsonSerializer.Serialize(told, options.Value.SerializerOptions);
        return Encoding.UTF8.GetBytes($"id: {told.Id}\nevent: {told.Type}\ndata: {data}\n\n");
    }
}
