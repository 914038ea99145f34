namespace StreamHub.Application.Ports;

/// <summary>How clients are held that follow the event log.</summary>
/// <param name="Heartbeat">How often a quiet connection is sent something, and its rights and the log are looked at.</param>
/// <param name="ConnectionLifetime">When a client has to come back with a fresh token.</param>
/// <param name="WriteTimeout">How long a client may take to read what it was sent before it is dropped.</param>
public sealed record EventTerms(TimeSpan Heartbeat, TimeSpan ConnectionLifetime, TimeSpan WriteTimeout);
