using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

/// <summary>A person who logs in.</summary>
public sealed class User : AggregateRoot
{
    public const int DisplayNameMaxLength = 100;
    public const int PasswordMinLength = 10;
    public const int PasswordMaxLength = 256;

    private User(Guid id, EmailAddress email, string displayName, UserRole role, DateTimeOffset createdAt)
        : base(id)
    {
        Email = email;
        NormalizedEmail = email.Normalized;
        DisplayName = displayName;
        Role = role;
        CreatedAt = createdAt;
    }

    public EmailAddress Email { get; private set; }

    /// <summary>Unique in the database: one account an address, however it is capitalised.</summary>
    public string NormalizedEmail { get; private set; }

    public string DisplayName { get; private set; }

    public string PasswordHash { get; private set; } = string.Empty;

    /// <summary>Log-ins and reset links of an earlier generation are over: one number ends them all at once.</summary>
    public int LoginGeneration { get; private set; }

    public UserRole Role { get; private set; }

    /// <summary>The organization that is this user's from the first moment and never anybody else's.</summary>
    public Guid PersonalOrganizationId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EmailConfirmedAt { get; private set; }

    public DateTimeOffset? TwoFactorEnabledAt { get; private set; }

    /// <summary>Whether its log-ins need a code besides the password.</summary>
    public bool HasTwoFactor => TwoFactorEnabledAt is not null;

    public static User Register(EmailAddress email, string displayName, UserRole role, DateTimeOffset now)
    {
        if (role is UserRole.Admin or UserRole.Support)
        {
            throw new ArgumentException("Staff roles are granted, never registered.", nameof(role));
        }

        return new User(NewId(now), email, displayName.Trim(), role, now) { PersonalOrganizationId = NewId(now) };
    }

    /// <summary>For the first password, and for the same one hashed anew.</summary>
    public void SetPasswordHash(string hash) => PasswordHash = hash;

    /// <summary>Another password, with which everything that came in by the old one is over.</summary>
    public void ChangePassword(string hash)
    {
        PasswordHash = hash;
        EndLogins();
    }

    /// <summary>Ends every log-in but those that <see cref="Login.Keep"/> takes along.</summary>
    public void EndLogins() => LoginGeneration++;

    public void Rename(string displayName) => DisplayName = displayName.Trim();

    public void ConfirmEmail(DateTimeOffset now) => EmailConfirmedAt ??= now;

    internal void TurnOffTwoFactor() => TwoFactorEnabledAt = null;

    internal void TurnOnTwoFactor(DateTimeOffset now) => TwoFactorEnabledAt = now;
}
