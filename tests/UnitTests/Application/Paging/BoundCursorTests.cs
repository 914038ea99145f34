using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Application.Common.Paging;
using Xunit;

namespace StreamHub.UnitTests.Application.Paging;

public class BoundCursorTests
{
    [Fact]
    public void It_comes_back_as_it_was()
    {
        foreach (var key in new[] { "", "0", "Ночь 🎬, \"Łódź\"", new string('ж', 200) })
        {
            var cursor = new BoundCursor(key, Guid.NewGuid());

            BoundCursor.Parse(cursor.ToText("newest"), "newest").Value.ShouldBe(cursor);
        }
    }

    [Fact]
    public void No_cursor_is_the_beginning() => BoundCursor.Parse(text: null, "newest").Value.ShouldBeNull();

    [Fact]
    public void It_leads_nowhere_in_another_list()
    {
        var text = new BoundCursor("1", Guid.NewGuid()).ToText("newest");

        BoundCursor.IsCursor(text).ShouldBeTrue();
        BoundCursor.Parse(text, "oldest").Error.ShouldBe(BoundCursor.OfAnotherList);
    }

    [Fact]
    public void No_text_breaks_it() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>(),
                text =>
                {
                    _ = text is not null && BoundCursor.IsCursor(text);
                    return text is null || !BoundCursor.Parse(text, "newest").IsSuccess;
                }
            )
            .QuickCheckThrowOnFailure();
}
