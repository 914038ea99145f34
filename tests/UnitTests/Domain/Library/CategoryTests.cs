using Shouldly;
using StreamHub.Domain.Library;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Library;

public class CategoryTests
{
    private static readonly Guid Organization = Guid.NewGuid();

    [Fact]
    public void There_are_two_levels()
    {
        var upper = Category.Create(Organization, " Series ", parent: null, Moments.Noon).Value;
        var lower = Category.Create(Organization, "Drama", upper, Moments.Noon).Value;

        upper.Name.ShouldBe("Series");
        lower.ParentId.ShouldBe(upper.Id);
        Category.Create(Organization, "Deeper", lower, Moments.Noon).Error.ShouldBe(CategoryErrors.TooDeep);
    }

    [Fact]
    public void Names_are_compared_without_regard_to_capitals()
    {
        var category = Category.Create(Organization, "SERIES", parent: null, Moments.Noon).Value;
        category.NormalizedName.ShouldBe("series");

        category.Rename(" Films ");

        category.Name.ShouldBe("Films");
        category.NormalizedName.ShouldBe("films");
    }
}
