namespace StreamHub.Domain.Channels;

/// <summary>Where creators publish. The names are those of the API, each one word.</summary>
public enum Platform
{
    Youtube,
    Soundcloud,
    Spotify,
    Apple,
    Amazon,
    Iheart,
    Tunein,
    Deezer,
    Podchaser,
    Audiomack,
    Rss,
}

/// <summary>How something gets to a platform.</summary>
public enum PlatformMode
{
    /// <summary>The file is sent there.</summary>
    Upload,

    /// <summary>The platform reads a feed; of <see cref="Platform.Rss"/> StreamHub is the one that reads.</summary>
    Feed,

    /// <summary>The platform is told by its API.</summary>
    Api,

    /// <summary>The creator carries it there.</summary>
    HandOff,
}

/// <summary>How a channel of a platform is connected.</summary>
public enum PlatformConnection
{
    /// <summary>Its owner consents at the platform.</summary>
    Oauth,

    /// <summary>Its owner gives its address.</summary>
    Manual,
}
