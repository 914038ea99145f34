namespace StreamHub.Application.Common.Messaging;

/// <summary>
/// A message that may be worked on for hours: its claim is renewed while it runs, and the work is cancelled when the claim
/// was lost. Its handler stores what it does in steps, each of which bears being done again.
/// </summary>
public interface ILongMessage : IMessage;
