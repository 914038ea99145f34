using System.Reflection;
using Shouldly;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;
using Xunit;

namespace StreamHub.UnitTests.Application.Security;

public class PermissionsTests
{
    [Theory]
    [InlineData(Permissions.ProfileRead, "Viewer Creator Support Admin", OrganizationRole.Member, false)]
    [InlineData(Permissions.ProfileWrite, "Viewer Creator Support Admin", OrganizationRole.Member, false)]
    [InlineData(Permissions.VideosRead, "Viewer Creator Support Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.VideosWrite, "Creator Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.ChannelsRead, "Viewer Creator Support Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.ChannelsWrite, "Creator Admin", OrganizationRole.Member, false)]
    [InlineData(Permissions.PublishingRead, "Viewer Creator Support Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.PublishingWrite, "Creator Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.ShowsRead, "Viewer Creator Support Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.ShowsWrite, "Creator Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.PlaybackRead, "Viewer Creator Support Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.EventsRead, "Viewer Creator Support Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.WebhooksRead, "Viewer Creator Support Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.WebhooksWrite, "Viewer Creator Admin", OrganizationRole.Admin, true)]
    [InlineData(Permissions.BillingRead, "Viewer Creator Support Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.BillingWrite, "Viewer Creator Admin", OrganizationRole.Admin, true)]
    [InlineData(Permissions.OrganizationRead, "Viewer Creator Support Admin", OrganizationRole.Member, true)]
    [InlineData(Permissions.OrganizationWrite, "Viewer Creator Admin", OrganizationRole.Admin, false)]
    [InlineData(Permissions.OrganizationOwn, "Viewer Creator Admin", OrganizationRole.Owner, false)]
    [InlineData(Permissions.MembershipsWrite, "Viewer Creator Admin", OrganizationRole.Member, false)]
    [InlineData(Permissions.KeysRead, "Viewer Creator Support Admin", OrganizationRole.Member, false)]
    [InlineData(Permissions.KeysWrite, "Viewer Creator Admin", OrganizationRole.Member, false)]
    [InlineData(Permissions.UsersRead, "Support Admin", OrganizationRole.Member, false)]
    [InlineData(Permissions.UsersWrite, "Admin", OrganizationRole.Member, false)]
    [InlineData(Permissions.AuditRead, "Support Admin", OrganizationRole.Member, false)]
    [InlineData(Permissions.PlansRead, "Support Admin", OrganizationRole.Member, false)]
    [InlineData(Permissions.PlansWrite, "Admin", OrganizationRole.Member, false)]
    public void Each_permission_is_granted_to_these(
        string permission,
        string roles,
        OrganizationRole least,
        bool isScope
    )
    {
        foreach (var place in Enum.GetValues<OrganizationRole>())
        {
            Enum.GetValues<UserRole>()
                .Where(role => Permissions.IsGranted(role, place, permission))
                .ShouldBe(place < least ? [] : roles.Split(' ').Select(Enum.Parse<UserRole>), ignoreOrder: true);
        }

        Permissions.IsScope(permission).ShouldBe(isScope);
    }

    [Fact]
    public void The_table_above_knows_every_permission() => Constants.Length.ShouldBe(27);

    [Fact]
    public void Every_permission_is_listed() => Permissions.All.ShouldBe(Constants, ignoreOrder: true);

    [Fact]
    public void A_permission_that_is_none_is_granted_to_nobody()
    {
        Enum.GetValues<UserRole>()
            .ShouldAllBe(role => !Permissions.IsGranted(role, OrganizationRole.Owner, "videos:everything"));
        Permissions.IsScope("videos:everything").ShouldBeFalse();
    }

    [Fact]
    public void A_role_that_is_none_is_granted_nothing() =>
        Permissions.All.ShouldAllBe(permission =>
            !Permissions.IsGranted((UserRole)99, OrganizationRole.Owner, permission)
        );

    [Fact]
    public void A_user_has_what_the_role_grants()
    {
        var viewer = new UserCaller(
            Guid.NewGuid(),
            Guid.NewGuid(),
            UserRole.Viewer,
            Guid.NewGuid(),
            OrganizationRole.Owner
        );

        viewer.Has(Permissions.PlaybackRead).ShouldBeTrue();
        viewer.Has(Permissions.VideosWrite).ShouldBeFalse();
    }

    [Fact]
    public void A_key_has_its_scopes_as_far_as_its_maker_has_them()
    {
        var key = Key(UserRole.Viewer, Permissions.PlaybackRead, Permissions.VideosWrite);

        key.Has(Permissions.PlaybackRead).ShouldBeTrue();
        key.Has(Permissions.VideosWrite).ShouldBeFalse();
        key.Has(Permissions.VideosRead).ShouldBeFalse();
    }

    [Fact]
    public void A_key_never_has_what_is_no_scope_even_if_it_is_listed() =>
        Key(UserRole.Admin, [.. Permissions.All])
            .ShouldSatisfyAllConditions(key =>
                Permissions.All.Where(key.Has).ShouldBe(Permissions.All.Where(Permissions.IsScope), ignoreOrder: true)
            );

    private static KeyCaller Key(UserRole role, params string[] scopes) =>
        new(Guid.NewGuid(), scopes.ToHashSet(), Guid.NewGuid(), role, Guid.NewGuid(), OrganizationRole.Owner);

    private static string[] Constants =>
        [
            .. typeof(Permissions)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(constant => constant.IsLiteral)
                .Select(constant => (string)constant.GetRawConstantValue()!),
        ];
}
