using Microsoft.Extensions.Logging;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;

namespace StreamHub.Application.Common.Security;

/// <summary>
/// Records security events in the command's own transaction: they stand if, and only if, what they tell stands. A handler
/// that refuses and must be remembered saves by itself.
/// </summary>
public sealed partial class SecurityLog(
    IRepository<SecurityEvent> events,
    ICallerContext caller,
    IOriginContext origin,
    TimeProvider time,
    ILogger<SecurityLog> logger
)
{
    /// <param name="userId">Whom it happened to.</param>
    /// <param name="detail">Never a secret.</param>
    public void Record(SecurityEventKind kind, Guid? userId = null, Guid? organizationId = null, string? detail = null)
    {
        var subject = new SecuritySubject(userId, (caller.Current as MemberCaller)?.UserId, organizationId);
        events.Add(SecurityEvent.Of(kind, subject, origin.Current, detail, time.Now()));
        LogEvent(LevelOf(kind), kind, userId, organizationId, origin.Current.Address);
    }

    private static LogLevel LevelOf(SecurityEventKind kind) =>
        kind is SecurityEventKind.RefreshTokenReused or SecurityEventKind.LockedOut
            ? LogLevel.Warning
            : LogLevel.Information;

    [LoggerMessage("Security: {Kind} of user {UserId}, organization {OrganizationId}, from {Address}")]
    private partial void LogEvent(
        LogLevel level,
        SecurityEventKind kind,
        Guid? userId,
        Guid? organizationId,
        string? address
    );
}
