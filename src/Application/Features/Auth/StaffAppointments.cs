using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>
/// Gives the configured addresses their role, once they are proven. It only ever raises: whoever is no longer configured
/// stays what an admin sees in the list, until an admin changes it.
/// </summary>
public sealed class StaffAppointments(StaffAddresses staff, SecurityLog log)
{
    public void Appoint(User user)
    {
        if (user.EmailConfirmedAt is null || staff.RoleOf(user.Email) is not { } role || user.Role >= role)
        {
            return;
        }

        var former = user.Role;
        if (user.ChangeRole(role, remaining: null).IsSuccess)
        {
            log.Record(SecurityEventKind.RoleChanged, user.Id, detail: $"{former} to {role}, by configuration");
        }
    }
}
