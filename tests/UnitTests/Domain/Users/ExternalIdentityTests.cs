using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

public class ExternalIdentityTests
{
    private static readonly Guid UserId = Guid.NewGuid();

    [Fact]
    public void Only_what_is_newer_is_learned()
    {
        var identity = Linked();

        identity.Learn(Moments.Noon.AddSeconds(-1)).ShouldBeFalse();
        identity.Learn(Moments.Noon).ShouldBeFalse();
        identity.Learn(Moments.Noon.AddSeconds(1)).ShouldBeTrue();
        identity.Learn(Moments.Noon.AddSeconds(1)).ShouldBeFalse();
        identity.UpdatedAt.ShouldBe(Moments.Noon.AddSeconds(1));
    }

    [Fact]
    public void Who_was_deleted_is_nobodys_and_learns_nothing()
    {
        var identity = Linked();

        identity.Delete(Moments.Noon.AddHours(1));
        identity.Delete(Moments.Noon.AddHours(2));

        identity.UserId.ShouldBeNull();
        identity.DeletedAt.ShouldBe(Moments.Noon.AddHours(1));
        identity.Learn(Moments.Noon.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void Whoever_comes_in_makes_a_deletion_at_the_same_moment_look_again()
    {
        var identity = Linked();
        var version = identity.Version;

        identity.LetIn();

        identity.Version.ShouldBe(version + 1);
    }

    private static ExternalIdentity Linked() =>
        ExternalIdentity.Link(
            new ExternalPerson(IdentityVendor.Clerk, "user_1", Email: null, DisplayName: null, Moments.Noon),
            UserId,
            Moments.Noon
        );
}
