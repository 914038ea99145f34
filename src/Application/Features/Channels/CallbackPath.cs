using StreamHub.Domain.Channels;

namespace StreamHub.Application.Features.Channels;

/// <summary>Where platforms send the browser back to; registered there, and compared to the letter.</summary>
public static class CallbackPath
{
    public static string Of(Platform platform) => $"oauth2/callback/{platform.ToString().ToLowerInvariant()}";
}
