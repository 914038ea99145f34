using Shouldly;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.ApiKeys;
using StreamHub.Domain.ApiKeys;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Security;
using Xunit;

namespace StreamHub.UnitTests.Application.Features;

public class ApiKeyValidatorTests
{
    private static readonly CreateApiKey Create = new(
        "Automation",
        ["videos:read"],
        ExpiresAt: null,
        AllowedAddresses: null
    );

    [Fact]
    public void The_least_that_a_key_needs_is_taken() => IsTaken(Create).ShouldBeTrue();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_name_has_1_to_100_characters(int length, bool taken)
    {
        var name = new string('x', length);

        IsTaken(Create with { Name = name }).ShouldBe(taken);
        new RenameApiKeyValidator().Validate(new RenameApiKey(Guid.NewGuid(), name)).IsValid.ShouldBe(taken);
    }

    [Fact]
    public void Every_scope_is_taken_and_what_is_none_is_not()
    {
        foreach (var permission in Permissions.All)
        {
            IsTaken(Create with { Scopes = [permission] }).ShouldBe(Permissions.IsScope(permission), permission);
        }

        IsTaken(Create with { Scopes = [] }).ShouldBeFalse();
        IsTaken(Create with { Scopes = null! }).ShouldBeFalse();
        IsTaken(Create with { Scopes = ["videos:read", null!] }).ShouldBeFalse();
        IsTaken(Create with { Scopes = ["videos:read", ""] }).ShouldBeFalse();
        IsTaken(Create with { Scopes = ["videos:*"] }).ShouldBeFalse();
        IsTaken(Create with { Scopes = ["VIDEOS:READ"] }).ShouldBeFalse();
        IsTaken(Create with { Scopes = [.. Enumerable.Repeat("videos:read", 1_000)] }).ShouldBeFalse();
    }

    [Fact]
    public void All_scopes_together_fit_into_their_column() =>
        string.Join(' ', Permissions.All.Where(Permissions.IsScope)).Length.ShouldBeLessThanOrEqualTo(1_000);

    [Fact]
    public void It_ends_in_the_future_or_never()
    {
        IsTaken(Create with { ExpiresAt = Moments.Noon }).ShouldBeFalse();
        IsTaken(Create with { ExpiresAt = Moments.Noon.AddSeconds(1) }).ShouldBeTrue();
        IsTaken(Create with { ExpiresAt = DateTimeOffset.MaxValue }).ShouldBeTrue();
    }

    [Fact]
    public void Up_to_twenty_ranges_are_taken()
    {
        IsTaken(Create with { AllowedAddresses = [] }).ShouldBeTrue();
        IsTaken(Create with { AllowedAddresses = Ranges(ApiKey.MaxAllowedAddresses) }).ShouldBeTrue();
        IsTaken(Create with { AllowedAddresses = Ranges(ApiKey.MaxAllowedAddresses + 1) }).ShouldBeFalse();
        IsTaken(Create with { AllowedAddresses = ["192.0.2.1", null!] }).ShouldBeFalse();
        IsTaken(Create with { AllowedAddresses = ["192.0.2.1/24"] }).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(604_800, true)]
    [InlineData(604_801, false)]
    public void An_overlap_is_said_and_up_to_seven_days(int? seconds, bool taken) =>
        new RotateApiKeyValidator().Validate(new RotateApiKey(Guid.NewGuid(), seconds)).IsValid.ShouldBe(taken);

    private static string[] Ranges(int count) => [.. Enumerable.Range(0, count).Select(last => $"192.0.2.{last}")];

    private static bool IsTaken(CreateApiKey command) =>
        new CreateApiKeyValidator(new FixedClock(Moments.Noon)).Validate(command).IsValid;
}
