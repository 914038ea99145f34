using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

/// <summary>A person who logs in.</summary>
public sealed class User : AggregateRoot
{
    public const int DisplayNameMaxLength = 100;
    public const int PasswordMinLength = 10;
    public const int PasswordMaxLength = 256;
    public const int LockReasonMaxLength = 200;

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

    /// <summary>Since when staff keeps the user out.</summary>
    public DateTimeOffset? LockedAt { get; private set; }

    public string? LockReason { get; private set; }

    /// <summary>Holds the platform: there is always one of these left, once there was one.</summary>
    public bool IsActiveAdmin => Role == UserRole.Admin && LockedAt is null;

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

    /// <summary>Takes over what an identity vendor says of a person whose account this is.</summary>
    /// <param name="email">An address that the vendor has verified and that nobody else has here.</param>
    public void Follow(EmailAddress? email, string? displayName, DateTimeOffset now)
    {
        if (displayName is not null)
        {
            Rename(displayName);
        }

        if (email is not null)
        {
            Email = email;
            NormalizedEmail = email.Normalized;
            ConfirmEmail(now);
        }
    }

    /// <param name="remaining">An active admin besides this user, if there is one.</param>
    public Result ChangeRole(UserRole role, User? remaining)
    {
        if (IsActiveAdmin && role != UserRole.Admin && !IsOutlivedBy(remaining))
        {
            return UserErrors.LastAdmin;
        }

        Role = role;
        return Result.Success();
    }

    /// <summary>Keeps the user out from the next request on, until <see cref="Unlock"/>.</summary>
    /// <param name="remaining">An active admin besides this user, if there is one.</param>
    public Result Lock(string reason, User? remaining, DateTimeOffset now)
    {
        if (IsActiveAdmin && !IsOutlivedBy(remaining))
        {
            return UserErrors.LastAdmin;
        }

        LockedAt ??= now;
        LockReason = reason.Trim();
        return Result.Success();
    }

    public void Unlock()
    {
        LockedAt = null;
        LockReason = null;
    }

    // Whoever remains counts as changed: of two admins who send each other away at once, one has to look again.
    private bool IsOutlivedBy(User? remaining)
    {
        if (remaining is not { IsActiveAdmin: true } || remaining.Id == Id)
        {
            return false;
        }

        remaining.CountAsChanged();
        return true;
    }

    internal void TurnOffTwoFactor() => TwoFactorEnabledAt = null;

    internal void TurnOnTwoFactor(DateTimeOffset now) => TwoFactorEnabledAt = now;
}
