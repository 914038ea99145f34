using Shouldly;
using StreamHub.Domain.ApiKeys;
using Xunit;

namespace StreamHub.UnitTests.Domain.ApiKeys;

public class AddressRangeTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.7/32", "192.0.2.7")]
    [InlineData("192.0.2.0/24", "192.0.2.0/24")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:DB8::1", "2001:db8::1")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    [InlineData("2001:db8:0:0:0:0:0:1/128", "2001:db8::1")]
    public void Addresses_and_networks_are_taken(string text, string kept)
    {
        AddressRange.TryParse(text, out var range).ShouldBeTrue();

        range!.ToString().ShouldBe(kept);
        kept.Length.ShouldBeLessThanOrEqualTo(AddressRange.MaxLength);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("localhost")]
    [InlineData("1")]
    [InlineData("127.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("192.0.02.7")]
    [InlineData("192.0.2.7 ")]
    [InlineData("192.0.2.256")]
    [InlineData("192.0.2.7/24")]
    [InlineData("192.0.2.0/33")]
    [InlineData("192.0.2.0/-1")]
    [InlineData("192.0.2.0/+24")]
    [InlineData("192.0.2.0/024")]
    [InlineData("192.0.2.0/")]
    [InlineData("192.0.2.0/24/24")]
    [InlineData("192.0.2.0/255.255.255.0")]
    [InlineData("2001:db8::1/32")]
    [InlineData("2001:db8::/129")]
    [InlineData("[2001:db8::1]")]
    [InlineData("[2001:db8::1]:443")]
    [InlineData("fe80::1%eth0")]
    [InlineData("::ffff:192.0.2.7")]
    public void What_could_be_misread_is_not(string? text) => AddressRange.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.0", true)]
    [InlineData("192.0.2.0/24", "192.0.2.255", true)]
    [InlineData("192.0.2.0/24", "192.0.3.0", false)]
    [InlineData("192.0.2.0/24", "192.0.1.255", false)]
    [InlineData("192.0.2.0/24", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.6", false)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("::/0", "192.0.2.7", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::", false)]
    [InlineData("192.0.2.7", null, false)]
    [InlineData("192.0.2.7", "nonsense", false)]
    public void It_lets_in_its_own(string text, string? address, bool allowed)
    {
        AddressRange.TryParse(text, out var range).ShouldBeTrue();

        AddressRange.Allow([range!], address).ShouldBe(allowed);
    }

    [Fact]
    public void None_lets_everybody_in_and_one_of_several_is_enough()
    {
        AddressRange.Allow([], null).ShouldBeTrue();
        AddressRange.Allow([Range("192.0.2.7"), Range("198.51.100.0/24")], "198.51.100.9").ShouldBeTrue();
    }

    [Fact]
    public void The_same_range_is_equal_however_it_is_written() => Range("192.0.2.7").ShouldBe(Range("192.0.2.7/32"));

    private static AddressRange Range(string text) =>
        AddressRange.TryParse(text, out var range) ? range : throw new ArgumentException(text, nameof(text));
}
