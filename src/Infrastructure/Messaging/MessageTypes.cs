using System.Reflection;
using System.Text.Json;
using StreamHub.Application.Common.Messaging;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>The messages there are, by their stored names.</summary>
internal sealed class MessageTypes
{
    /// <summary>Of messages that this version does not know.</summary>
    private const string UnknownLane = "unknown";

    private readonly Dictionary<string, Type> _byName = typeof(IMessage)
        .Assembly.GetTypes()
        .Where(type => type.IsClass && typeof(IMessage).IsAssignableFrom(type))
        .ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>Each has places of its own.</summary>
    public IReadOnlyCollection<string> Lanes =>
        _byName.Values.Select(type => AttributeOf(type).Lane).Append(UnknownLane).ToHashSet(StringComparer.Ordinal);

    public static string NameOf(Type type) => AttributeOf(type).Name;

    public string LaneOf(string name) => _byName.TryGetValue(name, out var type) ? AttributeOf(type).Lane : UnknownLane;

    /// <summary>Whether it may be worked on for longer than a claim lasts.</summary>
    public bool IsLong(string name) =>
        _byName.TryGetValue(name, out var type) && typeof(ILongMessage).IsAssignableFrom(type);

    public bool IsLongLane(string lane) => NamesIn(lane).Any(IsLong);

    public IEnumerable<string> NamesIn(string lane) => _byName.Keys.Where(name => LaneOf(name) == lane);

    public static string Serialize(IMessage message) => JsonSerializer.Serialize(message, message.GetType());

    public IMessage Deserialize(OutboxMessage stored) =>
        _byName.TryGetValue(stored.Name, out var type)
            ? (IMessage)JsonSerializer.Deserialize(stored.Payload, type)!
            : throw new InvalidOperationException($"No message is called '{stored.Name}' in this version.");

    private static MessageNameAttribute AttributeOf(Type type) =>
        type.GetCustomAttribute<MessageNameAttribute>()
        ?? throw new InvalidOperationException($"{type} has no {nameof(MessageNameAttribute)}.");
}
