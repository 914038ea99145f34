namespace StreamHub.Application.Common.Messaging;

/// <summary>
/// A command that may be queued: it is stored with the change that causes it, and run later, on any node, at least once
/// and with one effect in the database. It carries ids, never secrets: it is kept as it is.
/// </summary>
public interface IMessage : ICommand;

/// <summary>The name under which a message is stored; it outlives the class's name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MessageNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
