namespace StreamHub.Application.Common.Messaging;

/// <summary>What a sweep did.</summary>
/// <param name="Count">How many it looked after.</param>
/// <param name="AreMoreDue">Whether to sweep again at once.</param>
public sealed record Swept(int Count, bool AreMoreDue);
