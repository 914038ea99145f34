namespace StreamHub.Domain.Users;

/// <summary>What a user may do on the platform as a whole.</summary>
public enum UserRole
{
    /// <summary>Watches and pays.</summary>
    Viewer,

    /// <summary>Also publishes.</summary>
    Creator,

    /// <summary>Reads what admins read, changes nothing.</summary>
    Support,

    Admin,
}
