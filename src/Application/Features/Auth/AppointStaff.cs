using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>Appoints those of the configured addresses that were confirmed before they were configured.</summary>
[SystemOnly]
[NoValidation("It has no members.")]
public sealed record AppointStaff : ICommand, IRetryOnConflict;

public sealed class AppointStaffHandler(IRepository<User> users, StaffAddresses staff, StaffAppointments appointments)
    : ICommandHandler<AppointStaff>
{
    public async Task<Result> Handle(AppointStaff command, CancellationToken cancellationToken)
    {
        var found = await users.ListAsync(new UsersByEmail([.. staff.Admins, .. staff.Support]), cancellationToken);
        found.ForEach(appointments.Appoint);
        return Result.Success();
    }

    private sealed class UsersByEmail : Specification<User>
    {
        public UsersByEmail(IEnumerable<EmailAddress> addresses)
        {
            var normalized = addresses.Select(address => address.Normalized).ToArray();
            Query.Where(user => normalized.Contains(user.NormalizedEmail));
        }
    }
}
