using StreamHub.Domain.Users;

namespace StreamHub.UnitTests.Common;

internal static class People
{
    public static User Ann() =>
        User.Register(EmailAddress.Parse("ann@example.org").Value, "Ann", UserRole.Viewer, Moments.Noon);
}
