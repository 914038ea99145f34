using StreamHub.Domain.Users;

namespace StreamHub.Application.Ports;

/// <summary>Who runs this installation, by address, as its operator configured it.</summary>
public sealed record StaffAddresses(IReadOnlyList<EmailAddress> Admins, IReadOnlyList<EmailAddress> Support)
{
    /// <returns>The role that the address is to have; <c>null</c> for everybody else's.</returns>
    public UserRole? RoleOf(EmailAddress address) =>
        Admins.Contains(address) ? UserRole.Admin
        : Support.Contains(address) ? UserRole.Support
        : null;
}
