using System.Text.Json;

namespace StreamHub.Application.Features.Events;

/// <summary>An event, the same on every way by which it is told.</summary>
/// <param name="Id">The same everywhere; whoever is told twice knows it by this.</param>
/// <param name="SubjectId">What it happened to: the video, the subscription.</param>
/// <param name="UserId">Whose doing the subject is, where it is one person's.</param>
/// <param name="Data">What else there is to tell; its members depend on the type.</param>
public sealed record EventResponse(
    Guid Id,
    string Type,
    Guid SubjectId,
    Guid? UserId,
    DateTimeOffset OccurredAt,
    JsonElement Data
);
