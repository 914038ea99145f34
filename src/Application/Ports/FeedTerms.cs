namespace StreamHub.Application.Ports;

/// <summary>How feeds are served.</summary>
/// <param name="Hub">The WebSub hub that is told of changes; <c>null</c> where there is none.</param>
/// <param name="PageSize">How many episodes a page of a feed has at most.</param>
public sealed record FeedTerms(Uri? Hub, int PageSize);
