namespace StreamHub.Application.Common.Messaging;

/// <summary>
/// A command that may be queued: it is stored with the change that causes it, and run later, on any node, at least once
/// and with one effect in the database. It carries ids, never secrets: it is kept as it is.
/// </summary>
public interface IMessage : ICommand;

/// <summary>The name under which a message is stored; it outlives the class's name.</summary>
/// <param name="lane">One of <see cref="MessageLanes"/>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MessageNameAttribute(string name, string lane) : Attribute
{
    public string Name { get; } = name;

    public string Lane { get; } = lane;
}

/// <summary>
/// Messages that wait for the same outside are worked on in the same places, so that one who hangs holds up nobody else's.
/// </summary>
public static class MessageLanes
{
    public const string Channels = "channels";
    public const string Files = "files";
    public const string Feeds = "feeds";
    public const string Mail = "mail";

    /// <summary>Of uploads to platforms, which may hold a place for hours.</summary>
    public const string Publishing = "publishing";
    public const string Videos = "videos";
    public const string Webhooks = "webhooks";
}
