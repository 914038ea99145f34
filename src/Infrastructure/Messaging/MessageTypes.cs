using System.Reflection;
using System.Text.Json;
using StreamHub.Application.Common.Messaging;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>The messages there are, by their stored names.</summary>
internal sealed class MessageTypes
{
    private readonly Dictionary<string, Type> _byName = typeof(IMessage)
        .Assembly.GetTypes()
        .Where(type => type.IsClass && typeof(IMessage).IsAssignableFrom(type))
        .ToDictionary(NameOf, StringComparer.Ordinal);

    public static string NameOf(Type type) =>
        type.GetCustomAttribute<MessageNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type} has no {nameof(MessageNameAttribute)}.");

    public static string Serialize(IMessage message) => JsonSerializer.Serialize(message, message.GetType());

    public IMessage Deserialize(OutboxMessage stored) =>
        _byName.TryGetValue(stored.Name, out var type)
            ? (IMessage)JsonSerializer.Deserialize(stored.Payload, type)!
            : throw new InvalidOperationException($"No message is called '{stored.Name}' in this version.");
}
