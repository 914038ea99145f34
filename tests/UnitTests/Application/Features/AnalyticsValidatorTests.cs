using Shouldly;
using StreamHub.Application.Features.Analytics;
using StreamHub.Domain.Analytics;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Application.Features;

public class AnalyticsValidatorTests
{
    private static readonly BeaconReport Report = new(BeaconKind.Progress, 0, 10, 0);

    private static readonly RecordBeacons Command = new(
        "token",
        Guid.NewGuid(),
        [Report],
        new Viewership(Country: null, DeviceClass.Desktop),
        IsPreload: false
    );

    private static readonly DateOnly Today = DateOnly.FromDateTime(Moments.Noon.UtcDateTime);

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_request_has_1_to_100_beacons(int count, bool taken) =>
        Judge(Command with { Beacons = [.. Enumerable.Repeat(Report, count)] }).ShouldBe(taken ? [] : ["Beacons"]);

    [Theory]
    [InlineData("", "Token")]
    [InlineData("token", null)]
    public void A_request_has_a_token(string token, string? blamed) =>
        Judge(Command with { Token = token }).ShouldBe(blamed is null ? [] : [blamed]);

    [Fact]
    public void A_session_has_an_id() => Judge(Command with { SessionId = Guid.Empty }).ShouldBe(["SessionId"]);

    [Theory]
    [InlineData("Kind", null, 0, 10, 0)]
    [InlineData("Kind", (BeaconKind)99, 0, 10, 0)]
    [InlineData("FromSeconds", BeaconKind.End, -1, 10, 0)]
    [InlineData("ToSeconds", BeaconKind.End, 10, 9, 0)]
    [InlineData("ToSeconds", BeaconKind.End, 0, 43_201, 0)]
    [InlineData("AgeSeconds", BeaconKind.End, 0, 10, -1)]
    [InlineData("AgeSeconds", BeaconKind.End, 0, 10, 86_401)]
    public void A_beacon_that_says_nothing_possible_is_named(
        string member,
        BeaconKind? kind,
        int from,
        int to,
        int age
    ) =>
        Judge(Command with { Beacons = [Report, new BeaconReport(kind, from, to, age)] })
            .ShouldBe([$"Beacons[1].{member}"]);

    [Fact]
    public void No_beacon_at_all_is_named() =>
        Judge(Command with { Beacons = [Report, null!] }).ShouldBe(["Beacons[1]"]);

    [Fact]
    public void A_period_that_is_left_open_is_four_weeks_to_today()
    {
        ReportPeriod.Of(from: null, to: null, _time).ShouldBe(new ReportPeriod(Today.AddDays(-27), Today));
        ReportPeriod.Of(Today.AddDays(-3), to: null, _time).ShouldBe(new ReportPeriod(Today.AddDays(-3), Today));
        ReportPeriod.Of(from: null, Today.AddDays(-9), _time).Days.Count().ShouldBe(28);
        ReportPeriod.Of(Today.AddDays(3), to: null, _time).Days.ShouldBe([Today.AddDays(3)]);
        ReportPeriod.Of(from: null, DateOnly.MinValue, _time).Days.ShouldBe([DateOnly.MinValue]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-365, true)]
    [InlineData(-366, false)]
    [InlineData(1, false)]
    public void A_period_is_1_to_366_days(int first, bool taken)
    {
        var from = Today.AddDays(first);

        new GetAnalyticsValidator(_time).Validate(new GetAnalytics(from, Today)).IsValid.ShouldBe(taken);
        new GetVideoAnalyticsValidator(_time)
            .Validate(new GetVideoAnalytics(Guid.NewGuid(), from, Today))
            .Errors.Select(failure => failure.PropertyName)
            .ShouldBe(taken ? [] : ["From"]);
    }

    private static IEnumerable<string> Judge(RecordBeacons command) =>
        new RecordBeaconsValidator().Validate(command).Errors.Select(failure => failure.PropertyName).Distinct();
}
