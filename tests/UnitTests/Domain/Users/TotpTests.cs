using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

public class TotpTests
{
    private static readonly TotpSecret Published = new(Encoding.ASCII.GetBytes("12345678901234567890"));

    private static readonly Gen<TotpSecret> Secrets = Gen.Choose(0, 255)
        .ArrayOf(TotpSecret.Size)
        .Select(bytes => new TotpSecret([.. bytes.Select(value => (byte)value)]));

    private static readonly Gen<DateTimeOffset> Times = Gen.Choose(0, int.MaxValue)
        .Select(seconds => DateTimeOffset.FromUnixTimeSeconds(seconds));

    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(2, "359152")]
    [InlineData(3, "969429")]
    [InlineData(4, "338314")]
    [InlineData(5, "254676")]
    [InlineData(6, "287922")]
    [InlineData(7, "162583")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void Codes_are_those_of_RFC_4226(long counter, string code) =>
        Totp.CodeAt(Published, counter).ShouldBe(code);

    [Theory]
    [InlineData(59L, "94287082")]
    [InlineData(1_111_111_109L, "07081804")]
    [InlineData(1_111_111_111L, "14050471")]
    [InlineData(1_234_567_890L, "89005924")]
    [InlineData(2_000_000_000L, "69279037")]
    [InlineData(20_000_000_000L, "65353130")]
    public void Codes_are_the_last_six_digits_of_those_of_RFC_6238(long unixTime, string eightDigits)
    {
        var step = Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(unixTime));

        Totp.CodeAt(Published, step).ShouldBe(eightDigits[2..]);
    }

    [Fact]
    public void A_code_is_good_in_its_own_step_and_the_ones_beside_it_and_in_no_other() =>
        Always.Holds(
            from secret in Secrets
            from now in Times
            from distance in Gen.Choose(-5, 5)
            select (secret, now, distance),
            sample =>
            {
                var step = Totp.StepAt(sample.now) + sample.distance;
                var found = Totp.StepOf(sample.secret, Totp.CodeAt(sample.secret, step), sample.now, after: null);
                return found == (Math.Abs(sample.distance) <= Totp.Tolerance ? step : null);
            }
        );

    [Fact]
    public void A_code_is_good_from_30_seconds_before_its_step_until_30_seconds_after_it()
    {
        var step = Totp.StepAt(Moments.Noon);
        var begin = DateTimeOffset.FromUnixTimeSeconds(step * Totp.PeriodSeconds);
        var code = Totp.CodeAt(Published, step);

        StepAt(begin.AddSeconds(-30) - Moments.Tick).ShouldBeNull();
        StepAt(begin.AddSeconds(-30)).ShouldBe(step);
        StepAt(begin.AddSeconds(60) - Moments.Tick).ShouldBe(step);
        StepAt(begin.AddSeconds(60)).ShouldBeNull();

        long? StepAt(DateTimeOffset now) => Totp.StepOf(Published, code, now, after: null);
    }

    [Fact]
    public void No_step_comes_twice_nor_an_earlier_one_after_it() =>
        Always.Holds(
            from secret in Secrets
            from now in Times
            from used in Gen.Choose(-1, 1)
            from presented in Gen.Choose(-1, 1)
            select (secret, now, used, presented),
            sample =>
            {
                var current = Totp.StepAt(sample.now);
                var code = Totp.CodeAt(sample.secret, current + sample.presented);
                var found = Totp.StepOf(sample.secret, code, sample.now, after: current + sample.used);
                return found is not null == sample.presented > sample.used;
            }
        );

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData(" 287082")]
    [InlineData("٢٨٧٠٨٢")]
    public void What_is_not_the_code_to_the_character_is_none(string text) =>
        Totp.StepOf(Published, text, DateTimeOffset.FromUnixTimeSeconds(59), after: null).ShouldBeNull();

    [Fact]
    public void A_secret_comes_back_from_its_base32() =>
        Always.Holds(Secrets, secret => TotpSecret.FromBase32(secret.Base32).Bytes.SequenceEqual(secret.Bytes));

    [Theory]
    [InlineData("")]
    [InlineData("GEZDGNBV")]
    [InlineData("1EZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    public void What_is_no_secret_is_refused(string text) =>
        Should.Throw<ArgumentException>(() => TotpSecret.FromBase32(text));

    [Fact]
    public void The_address_for_apps_names_issuer_and_account_and_how_codes_are_made()
    {
        var account = EmailAddress.Parse("ann+x@example.org").Value;

        Published
            .UriFor("Stream Hub", account)
            .ShouldBe(
                "otpauth://totp/Stream%20Hub:ann%2Bx%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                    + "&issuer=Stream%20Hub&algorithm=SHA1&digits=6&period=30"
            );
    }
}
