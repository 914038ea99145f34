using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

public class UserTests
{
    private static readonly EmailAddress Address = EmailAddress.Parse("Ann@Example.org").Value;

    [Theory]
    [InlineData(UserRole.Viewer)]
    [InlineData(UserRole.Creator)]
    public void Viewers_and_creators_register(UserRole role)
    {
        var user = User.Register(Address, "  Ann ", role, Moments.Noon);

        user.Email.ShouldBe(Address);
        user.NormalizedEmail.ShouldBe("ann@example.org");
        user.DisplayName.ShouldBe("Ann");
        user.Role.ShouldBe(role);
        user.CreatedAt.ShouldBe(Moments.Noon);
        user.EmailConfirmedAt.ShouldBeNull();
        user.PasswordHash.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(UserRole.Admin)]
    [InlineData(UserRole.Support)]
    public void Staff_does_not_register(UserRole role) =>
        Should.Throw<ArgumentException>(() => User.Register(Address, "Ann", role, Moments.Noon));

    [Fact]
    public void Everybody_has_an_organization_of_their_own_from_the_first_moment()
    {
        var ann = User.Register(Address, "Ann", UserRole.Viewer, Moments.Noon);
        var bee = User.Register(Address, "Bee", UserRole.Viewer, Moments.Noon);

        ann.PersonalOrganizationId.ShouldNotBe(Guid.Empty);
        ann.PersonalOrganizationId.ShouldNotBe(ann.Id);
        ann.PersonalOrganizationId.ShouldNotBe(bee.PersonalOrganizationId);
    }

    [Fact]
    public void Ids_are_of_version_7_and_carry_the_time()
    {
        var id = User.Register(Address, "Ann", UserRole.Viewer, Moments.Noon).Id;

        id.Version.ShouldBe(7);
        Convert.ToInt64(id.ToString("N")[..12], 16).ShouldBe(Moments.Noon.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void A_new_name_is_trimmed()
    {
        var user = User.Register(Address, "Ann", UserRole.Viewer, Moments.Noon);

        user.Rename(" Anna ");

        user.DisplayName.ShouldBe("Anna");
    }

    [Fact]
    public void Another_password_ends_what_came_in_by_the_old_one()
    {
        var user = User.Register(Address, "Ann", UserRole.Viewer, Moments.Noon);
        user.SetPasswordHash("first");
        user.LoginGeneration.ShouldBe(0, "the first password ends nothing, nor does the same one hashed anew");

        user.ChangePassword("second");

        user.PasswordHash.ShouldBe("second");
        user.LoginGeneration.ShouldBe(1);
    }

    [Fact]
    public void The_first_confirmation_of_the_address_stands()
    {
        var user = User.Register(Address, "Ann", UserRole.Viewer, Moments.Noon);

        user.ConfirmEmail(Moments.Noon.AddHours(1));
        user.ConfirmEmail(Moments.Noon.AddHours(2));

        user.EmailConfirmedAt.ShouldBe(Moments.Noon.AddHours(1));
    }

    [Fact]
    public void The_last_admin_can_neither_step_down_nor_be_locked()
    {
        var admin = Admin();

        admin.ChangeRole(UserRole.Viewer, remaining: null).Error.ShouldBe(UserErrors.LastAdmin);
        admin.Lock("Away", remaining: null, Moments.Noon).Error.ShouldBe(UserErrors.LastAdmin);
        admin.ChangeRole(UserRole.Viewer, remaining: admin).Error.ShouldBe(UserErrors.LastAdmin);
        admin.IsActiveAdmin.ShouldBeTrue();
        admin.ChangeRole(UserRole.Admin, remaining: null).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void An_admin_who_goes_leaves_one_who_counts_as_changed()
    {
        var (admin, other) = (Admin(), Admin());
        var version = other.Version;

        admin.ChangeRole(UserRole.Support, other).IsSuccess.ShouldBeTrue();

        admin.IsActiveAdmin.ShouldBeFalse();
        other.Version.ShouldBe(version + 1);
    }

    [Fact]
    public void A_locked_admin_remains_for_nobody()
    {
        var (admin, other) = (Admin(), Admin());
        other.Lock("Away", admin, Moments.Noon);

        admin.ChangeRole(UserRole.Viewer, other).Error.ShouldBe(UserErrors.LastAdmin);

        other.Unlock();
        admin.ChangeRole(UserRole.Viewer, other).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void A_lock_is_as_old_as_its_first_reason_and_goes_whole()
    {
        var ann = User.Register(Address, "Ann", UserRole.Viewer, Moments.Noon);

        ann.Lock(" Spam ", remaining: null, Moments.Noon).IsSuccess.ShouldBeTrue();
        ann.Lock("Fraud", remaining: null, Moments.Noon.AddDays(1)).IsSuccess.ShouldBeTrue();

        ann.LockedAt.ShouldBe(Moments.Noon);
        ann.LockReason.ShouldBe("Fraud");
        ann.Unlock();
        ann.LockedAt.ShouldBeNull();
        ann.LockReason.ShouldBeNull();
    }

    private static User Admin()
    {
        var admin = User.Register(Address, "Ann", UserRole.Viewer, Moments.Noon);
        admin.ChangeRole(UserRole.Admin, remaining: null);
        return admin;
    }
}
