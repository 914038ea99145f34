namespace StreamHub.Domain.Users;

/// <summary>Counts the wrong passwords for one account.</summary>
public sealed class LogInGuard : GuessGuard
{
    private LogInGuard(Guid id)
        : base(id) { }

    public static LogInGuard Of(Guid userId) => new(userId);
}
