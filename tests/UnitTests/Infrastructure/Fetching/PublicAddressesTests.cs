using System.Net;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Infrastructure.Fetching;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Fetching;

public class PublicAddressesTests
{
    private static readonly FsCheck.Gen<IPAddress> Any4 = Gen.Choose(int.MinValue, int.MaxValue)
        .Select(bits => new IPAddress(BitConverter.GetBytes(bits)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.1")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:80b::200e")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void Addresses_that_anybody_reaches_are_public(string address) => IsPublic(address).ShouldBeTrue();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.0.170")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("64:ff9b::127.0.0.1")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b:1::8.8.8.8")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2001:2::1")]
    [InlineData("2001:10::1")]
    [InlineData("2001:20::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2002:808:808::1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("ff0e::1")]
    public void Everything_else_is_not(string address) => IsPublic(address).ShouldBeFalse();

    [Fact]
    public void Another_way_to_write_an_address_changes_nothing() =>
        Always.Holds(
            Any4,
            address =>
                PublicAddresses.IsPublic(address) == PublicAddresses.IsPublic(address.MapToIPv6())
                && PublicAddresses.IsPublic(address) == PublicAddresses.IsPublic(Behind("64:ff9b::", 12, address)),
            tries: 5_000
        );

    [Fact]
    public void What_hides_an_address_in_a_tunnel_is_never_public() =>
        Always.Holds(
            Any4,
            address =>
                !PublicAddresses.IsPublic(Behind("2002::1", 2, address))
                && !PublicAddresses.IsPublic(Behind("2001::1", 12, address))
                && !PublicAddresses.IsPublic(Behind("::", 12, address)),
            tries: 2_000
        );

    private static bool IsPublic(string address) => PublicAddresses.IsPublic(IPAddress.Parse(address));

    private static IPAddress Behind(string prefix, int at, IPAddress address)
    {
        var bytes = IPAddress.Parse(prefix).GetAddressBytes();
        address.GetAddressBytes().CopyTo(bytes, at);
        return new IPAddress(bytes);
    }
}
