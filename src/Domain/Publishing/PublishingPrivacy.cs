namespace StreamHub.Domain.Publishing;

/// <summary>Who may see what a platform was given.</summary>
public enum PublishingPrivacy
{
    Public,
    Unlisted,
    Private,
}
