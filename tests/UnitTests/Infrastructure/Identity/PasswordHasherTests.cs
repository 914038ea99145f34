using System.Diagnostics;
using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Infrastructure.Identity;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Identity;

public class PasswordHasherTests
{
    private const string Password = "correct horse battery staple";

    private readonly PasswordHasher _passwords = With(iterations: 1);

    [Fact]
    public void The_right_password_is_known_again() =>
        _passwords.Verify(_passwords.Hash(Password), Password).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("Correct horse battery staple")]
    [InlineData("correct horse battery staple ")]
    [InlineData("correct horse battery stapl")]
    public void Any_other_is_not(string password) =>
        _passwords.Verify(_passwords.Hash(Password), password).ShouldBeFalse();

    [Fact]
    public void Passwords_count_to_their_last_character()
    {
        var hash = _passwords.Hash(new string('p', 255) + "a");

        _passwords.Verify(hash, new string('p', 255) + "b").ShouldBeFalse();
        _passwords.Verify(hash, new string('p', 255)).ShouldBeFalse();
    }

    [Fact]
    public void The_same_password_has_another_hash_each_time() =>
        _passwords.Hash(Password).ShouldNotBe(_passwords.Hash(Password));

    [Fact]
    public void A_hash_stays_good_when_the_rounds_are_raised() =>
        With(iterations: 1_000).Verify(_passwords.Hash(Password), Password).ShouldBeTrue();

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(999, true)]
    [InlineData(1_001, true)]
    public void A_hash_of_other_rounds_is_outdated(int rounds, bool isOutdated) =>
        With(iterations: 1_000).IsOutdated(With(rounds).Hash(Password)).ShouldBe(isOutdated);

    [Fact]
    public void A_hash_says_its_rounds()
    {
        var hash = Convert.FromBase64String(With(iterations: 1_234).Hash(Password));

        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)).ShouldBe(1_234);
    }

    [Fact]
    public void Nobody_has_a_password()
    {
        _passwords.Verify(hash: null, Password).ShouldBeFalse();
        _passwords.Verify(hash: null, "").ShouldBeFalse();
        _passwords.Verify(hash: "", Password).ShouldBeFalse();
        _passwords.Verify(hash: "", "").ShouldBeFalse();
    }

    [Fact]
    public void Nobodys_password_costs_as_much_as_anybodys()
    {
        var slow = With(iterations: 100_000);
        var hash = slow.Hash(Password);

        // Without the hashing it would be a thousandth and less: a quarter leaves room for a busy machine.
        var anybodys = Fastest(() => slow.Verify(hash, Password));
        Fastest(() => slow.Verify(hash: null, Password)).ShouldBeGreaterThan(anybodys / 4);
        Fastest(() => slow.Verify(hash: "", Password)).ShouldBeGreaterThan(anybodys / 4);
    }

    private static TimeSpan Fastest(Func<bool> verification) =>
        Enumerable
            .Range(0, 3)
            .Select(_ =>
            {
                var started = Stopwatch.GetTimestamp();
                verification();
                return Stopwatch.GetElapsedTime(started);
            })
            .Min();

    private static PasswordHasher With(int iterations) =>
        new(Options.Create(new AuthOptions { PasswordIterations = iterations }));
}
