using System.Buffers.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Application.Common.Paging;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Application.Paging;

public class CursorTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly Gen<DateTimeOffset> Moment =
        from day in Gen.Choose(0, (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Days)
        from second in Gen.Choose(0, 86_399)
        from tick in Gen.Choose(0, 9_999_999)
        select DateTimeOffset.UnixEpoch.AddDays(day).AddSeconds(second).AddTicks(tick);

    private static readonly Gen<Cursor> Cursors =
        from at in Moment
        from id in ArbMap.Default.GeneratorFor<Guid>()
        select new Cursor(at, id);

    [Fact]
    public void Every_place_is_found_again() =>
        Always.Holds(Cursors, cursor => Cursor.TryParse(cursor.ToString(), out var read) && read == cursor);

    [Fact]
    public void The_ends_of_time_are_places_too()
    {
        foreach (var at in new[] { DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue })
        {
            var cursor = new Cursor(at, Guid.AllBitsSet);

            Cursor.TryParse(cursor.ToString(), out var read).ShouldBeTrue();
            read.ShouldBe(cursor);
        }
    }

    [Fact]
    public void A_place_is_the_same_in_every_time_zone()
    {
        var id = Guid.NewGuid();

        new Cursor(Moments.Noon.ToOffset(TimeSpan.FromHours(5)), id)
            .ToString()
            .ShouldBe(new Cursor(Moments.Noon, id).ToString());
    }

    [Fact]
    public void A_cursor_travels_in_an_address_as_it_is() =>
        Always.Holds(Cursors, cursor => Uri.EscapeDataString(cursor.ToString()) == cursor.ToString());

    [Fact]
    public void Any_text_is_either_the_one_way_to_write_a_place_or_refused()
    {
        var texts = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty),
            Gen.Elements((Alphabet + "+/= \n\0.é").ToCharArray()).ArrayOf(32).Select(letters => new string(letters)),
            Gen.Elements(Alphabet.ToCharArray()).ArrayOf(32).Select(letters => new string(letters))
        );

        Always.Holds(texts, text => !Cursor.TryParse(text, out var cursor) || cursor.ToString() == text, 2_000);
    }

    [Fact]
    public void An_altered_character_is_another_place_or_none()
    {
        var alterations = Cursors.SelectMany(cursor =>
            Gen.Choose(0, 31)
                .SelectMany(index => Gen.Elements((Alphabet + "=+/ ~").ToCharArray()).Select(c => (cursor, index, c)))
        );

        Always.Holds(
            alterations,
            alteration =>
            {
                var letters = alteration.cursor.ToString().ToCharArray();
                var same = letters[alteration.index] == alteration.c;
                letters[alteration.index] = alteration.c;
                var isCursor = Cursor.TryParse(new string(letters), out var read);
                return same ? read == alteration.cursor : !isCursor || read != alteration.cursor;
            },
            2_000
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not a cursor")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("CN4gp5IrQAAAAAAAAAAAAAAAAAAAAA  ")]
    [InlineData("CN4gp5IrQAAAAAAAAAAAAAAAAAAAAAA!")]
    [InlineData("________________________________")]
    public void What_is_no_cursor_is_refused(string? text)
    {
        Cursor.TryParse(text, out var cursor).ShouldBeFalse();
        cursor.ShouldBe(default);
    }

    [Fact]
    public void Times_that_no_row_has_are_refused()
    {
        Cursor.TryParse(Written(DateTimeOffset.UnixEpoch.UtcTicks - 1), out _).ShouldBeFalse();
        Cursor.TryParse(Written(DateTimeOffset.MaxValue.UtcTicks + 1), out _).ShouldBeFalse();
        Cursor.TryParse(Written(DateTimeOffset.UnixEpoch.UtcTicks), out _).ShouldBeTrue();
    }

    private static string Written(long ticks)
    {
        var bytes = new byte[24];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, ticks);
        return Base64Url.EncodeToString(bytes);
    }
}
