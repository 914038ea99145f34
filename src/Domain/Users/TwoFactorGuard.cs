namespace StreamHub.Domain.Users;

/// <summary>Counts the wrong codes for one account.</summary>
/// <remarks>
/// Apart from the count of wrong passwords, since who knows the password, or reads the owner's mail, can end that one and
/// must not thereby get ten more guesses at the code.
/// </remarks>
public sealed class TwoFactorGuard : GuessGuard
{
    private TwoFactorGuard(Guid id)
        : base(id) { }

    public static TwoFactorGuard Of(Guid userId) => new(userId);
}
