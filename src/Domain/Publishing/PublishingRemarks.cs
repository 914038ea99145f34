namespace StreamHub.Domain.Publishing;

/// <summary>What an owner should know of a post that is there, though not quite as it was asked for.</summary>
public static class PublishingRemarks
{
    /// <summary>It was to be public or unlisted. YouTube does so with what a project uploads that Google has not verified.</summary>
    public const string KeptPrivate = "platform_keeps_private";

    /// <summary>The platform knows nothing between public and private; who has its private link sees it.</summary>
    public const string UnlistedIsPrivate = "unlisted_is_private";
}
