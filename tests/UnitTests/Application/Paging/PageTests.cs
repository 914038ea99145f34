using Shouldly;
using StreamHub.Application.Common.Paging;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Application.Paging;

public class PageTests
{
    private static readonly Guid Id = Guid.NewGuid();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_last_page_has_all_its_rows_and_no_cursor(int rows)
    {
        var page = Page.Of(Rows(rows), size: 3, CursorOf);

        page.Items.ShouldBe(Rows(rows));
        page.NextCursor.ShouldBeNull();
    }

    [Fact]
    public void A_page_with_more_behind_it_leads_there_from_its_own_last_row()
    {
        var page = Page.Of(Rows(4), size: 3, CursorOf);

        page.Items.ShouldBe([0, 1, 2]);
        page.NextCursor.ShouldBe(CursorOf(2).ToString());
    }

    [Fact]
    public void Pages_are_never_larger_by_themselves_than_a_client_may_ask() =>
        Page.DefaultSize.ShouldBeInRange(1, Page.MaxSize);

    private static List<int> Rows(int count) => [.. Enumerable.Range(0, count)];

    private static Cursor CursorOf(int row) => new(Moments.Noon.AddMinutes(-row), Id);
}
