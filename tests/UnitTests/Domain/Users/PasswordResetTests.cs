using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

public class PasswordResetTests
{
    private static readonly DateTimeOffset Now = Moments.Noon;

    private readonly User _ann = People.Ann();

    [Fact]
    public void It_sets_the_password_ends_the_log_ins_and_proves_the_address()
    {
        var reset = PasswordReset.Issue(_ann, "token", Now);

        reset.Use(_ann, "hash", Now.AddMinutes(1)).IsSuccess.ShouldBeTrue();

        _ann.PasswordHash.ShouldBe("hash");
        _ann.LoginGeneration.ShouldBe(1);
        _ann.EmailConfirmedAt.ShouldBe(Now.AddMinutes(1));
        reset.UsedAt.ShouldBe(Now.AddMinutes(1));
    }

    [Fact]
    public void It_works_once()
    {
        var reset = PasswordReset.Issue(_ann, "token", Now);
        reset.Use(_ann, "first", Now);

        reset.Use(_ann, "second", Now).Error.ShouldBe(UserErrors.ResetTokenInvalid);

        _ann.PasswordHash.ShouldBe("first");
    }

    [Fact]
    public void It_works_for_an_hour()
    {
        var reset = PasswordReset.Issue(_ann, "token", Now);

        reset.IsGoodFor(_ann, Now.AddHours(1) - Moments.Tick).ShouldBeTrue();
        reset.Use(_ann, "hash", Now.AddHours(1)).Error.ShouldBe(UserErrors.ResetTokenInvalid);

        _ann.PasswordHash.ShouldBeEmpty();
        _ann.EmailConfirmedAt.ShouldBeNull();
        reset.UsedAt.ShouldBeNull();
    }

    [Fact]
    public void A_newer_one_leaves_an_older_one_good_until_one_of_them_is_used()
    {
        var older = PasswordReset.Issue(_ann, "older", Now);
        var newer = PasswordReset.Issue(_ann, "newer", Now.AddMinutes(1));

        older.Use(_ann, "hash", Now.AddMinutes(2)).IsSuccess.ShouldBeTrue();

        newer.Use(_ann, "other", Now.AddMinutes(3)).Error.ShouldBe(UserErrors.ResetTokenInvalid);
    }

    [Fact]
    public void A_change_of_the_password_ends_it()
    {
        var reset = PasswordReset.Issue(_ann, "token", Now);

        _ann.ChangePassword("changed");

        reset.Use(_ann, "hash", Now).Error.ShouldBe(UserErrors.ResetTokenInvalid);
    }

    [Fact]
    public void It_is_good_for_its_own_user_only()
    {
        var bee = User.Register(EmailAddress.Parse("bee@example.org").Value, "Bee", UserRole.Viewer, Now);

        PasswordReset.Issue(_ann, "token", Now).IsGoodFor(bee, Now).ShouldBeFalse();
    }
}
