using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

public class EmailAddressTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? string.Empty),
        Gen.Elements("aZ0.-_+@ \t'\"<>éß".ToCharArray()).ArrayOf(30).Select(letters => new string(letters)),
        Gen.Elements("Ann", "a.b", "x+y", " o'neil", "-", "UPPER")
            .SelectMany(local =>
                Gen.Elements("Example.org ", "a.b.c", "x-y.z", "ÉXAMPLE.org", "localhost")
                    .Select(domain => $"{local}@{domain}")
            )
    );

    [Theory]
    [InlineData("a@b.c")]
    [InlineData("ann@example.org")]
    [InlineData("Ann.Lee+news@sub.example.co.uk")]
    [InlineData("o'neil@example.org")]
    [InlineData("!#$%&'*+-/=?^_`{|}~@example.org")]
    [InlineData("123@456.789")]
    [InlineData("x@my-shop.example")]
    [InlineData("x@xn--bcher-kva.example")]
    public void An_address_that_mail_can_go_to_is_taken_as_it_is(string text) =>
        EmailAddress.Parse(text).Value.Value.ShouldBe(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("ann")]
    [InlineData("@example.org")]
    [InlineData("ann@")]
    [InlineData("ann@localhost")]
    [InlineData("ann@@example.org")]
    [InlineData("ann@bee@example.org")]
    [InlineData(".ann@example.org")]
    [InlineData("ann.@example.org")]
    [InlineData("an..n@example.org")]
    [InlineData("ann@.example.org")]
    [InlineData("ann@example.org.")]
    [InlineData("ann@example..org")]
    [InlineData("ann@-example.org")]
    [InlineData("ann@example.org-")]
    [InlineData("ann@mail.-example.org")]
    [InlineData("ann@mail-.example.org")]
    [InlineData("ann@exa_mple.org")]
    [InlineData("ann@exam ple.org")]
    [InlineData("an n@example.org")]
    [InlineData("\"ann\"@example.org")]
    [InlineData("ann@[127.0.0.1]")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("ann@example.org,bee@example.org")]
    [InlineData("ann@example.org\nBcc: bee@example.org")]
    [InlineData("ann\0@example.org")]
    [InlineData("änn@example.org")]
    [InlineData("ann@exämple.org")]
    [InlineData("ann@ｅxample.org")]
    public void What_is_no_such_address_is_refused(string? text) =>
        EmailAddress.Parse(text).Error.ShouldBe(UserErrors.EmailInvalid);

    [Theory]
    [InlineData(64, 185, true)]
    [InlineData(65, 20, false)]
    [InlineData(64, 189, true)]
    [InlineData(64, 190, false)]
    public void Parts_and_whole_have_their_lengths(int local, int domain, bool taken)
    {
        var labels = string.Concat(Enumerable.Repeat("abcdefghi.", 20))[..(domain - 1)]
            .TrimEnd('.')
            .PadRight(domain, 'z');

        EmailAddress.Parse($"{new string('a', local)}@{labels}").IsSuccess.ShouldBe(taken);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_label_of_the_domain_has_at_most_63_characters(int length, bool taken) =>
        EmailAddress.Parse($"ann@{new string('a', length)}.org").IsSuccess.ShouldBe(taken);

    [Fact]
    public void White_space_around_it_is_not_part_of_it() =>
        EmailAddress.Parse(" ann@example.org\t").Value.Value.ShouldBe("ann@example.org");

    [Fact]
    public void Addresses_are_the_same_however_they_are_capitalised()
    {
        var written = EmailAddress.Parse("Ann@Example.ORG").Value;
        var again = EmailAddress.Parse("ann@example.org").Value;

        written.ShouldBe(again);
        written.GetHashCode().ShouldBe(again.GetHashCode());
        written.Normalized.ShouldBe("ann@example.org");
        written.ToString().ShouldBe("Ann@Example.ORG");
    }

    [Fact]
    public void Capitals_do_not_depend_on_a_language() =>
        EmailAddress.Parse("INFO@EXAMPLE.ORG").Value.Normalized.ShouldBe("info@example.org");

    [Fact]
    public void What_was_parsed_parses_to_the_same_again()
    {
        var taken = 0;

        Always.Holds(
            Texts,
            text =>
            {
                var parsed = EmailAddress.Parse(text);
                taken += parsed.IsSuccess ? 1 : 0;
                return !parsed.IsSuccess || EmailAddress.Parse(parsed.Value.Value).Value.Value == parsed.Value.Value;
            }
        );

        taken.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Normalizing_twice_changes_nothing_more() =>
        Always.Holds(
            Texts,
            text => EmailAddress.Normalize(EmailAddress.Normalize(text)) == EmailAddress.Normalize(text)
        );
}
