using System.Reflection;
using Shouldly;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Users;
using Xunit;

namespace StreamHub.UnitTests.Application.Security;

public class PermissionsTests
{
    [Theory]
    [InlineData(Permissions.ProfileRead, "Viewer Creator Support Admin")]
    [InlineData(Permissions.ProfileWrite, "Viewer Creator Support Admin")]
    [InlineData(Permissions.VideosRead, "Viewer Creator Support Admin")]
    [InlineData(Permissions.VideosWrite, "Creator Admin")]
    [InlineData(Permissions.PlaybackRead, "Viewer Creator Support Admin")]
    [InlineData(Permissions.BillingRead, "Viewer Creator Support Admin")]
    [InlineData(Permissions.BillingWrite, "Viewer Creator Admin")]
    public void Each_permission_is_granted_to_these_roles(string permission, string roles) =>
        Enum.GetValues<UserRole>()
            .Where(role => Permissions.IsGranted(role, permission))
            .ShouldBe(roles.Split(' ').Select(Enum.Parse<UserRole>), ignoreOrder: true);

    [Fact]
    public void The_table_above_knows_every_permission() => Constants.Length.ShouldBe(7);

    [Fact]
    public void Every_permission_is_listed() => Permissions.All.ShouldBe(Constants, ignoreOrder: true);

    [Fact]
    public void A_permission_that_is_none_is_granted_to_nobody() =>
        Enum.GetValues<UserRole>().ShouldAllBe(role => !Permissions.IsGranted(role, "videos:everything"));

    [Fact]
    public void A_role_that_is_none_is_granted_nothing() =>
        Permissions.All.ShouldAllBe(permission => !Permissions.IsGranted((UserRole)99, permission));

    [Fact]
    public void A_user_has_what_the_role_grants()
    {
        var viewer = new UserCaller(Guid.NewGuid(), Guid.NewGuid(), UserRole.Viewer, Guid.NewGuid());

        viewer.Has(Permissions.PlaybackRead).ShouldBeTrue();
        viewer.Has(Permissions.VideosWrite).ShouldBeFalse();
    }

    private static string[] Constants =>
        [
            .. typeof(Permissions)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(constant => constant.IsLiteral)
                .Select(constant => (string)constant.GetRawConstantValue()!),
        ];
}
