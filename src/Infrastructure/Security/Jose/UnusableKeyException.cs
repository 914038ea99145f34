namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>A key that is malformed, too weak or meant for something else. The message never holds key material.</summary>
public sealed class UnusableKeyException(string message, Exception? inner = null) : Exception(message, inner);
