using Shouldly;

namespace StreamHub.UnitTests.Architecture.Rules;

/// <summary>What a rule found. A rule that had nothing to judge has not been kept: its subject was renamed or moved.</summary>
internal sealed record Verdict(int Judged, IReadOnlyList<string> Violations)
{
    public static Verdict Over<T>(IEnumerable<T> subjects, Func<T, IEnumerable<string>> violations)
    {
        var all = subjects.ToList();
        return new Verdict(all.Count, [.. all.SelectMany(violations).Distinct(StringComparer.Ordinal)]);
    }

    public void ShouldHold()
    {
        Judged.ShouldBeGreaterThan(0, "The rule matches nothing.");
        Violations.ShouldBeEmpty();
    }

    /// <summary>That the rule can tell: each of these is found, and nothing else.</summary>
    public void ShouldReport(params string[] parts)
    {
        Violations.Count.ShouldBe(parts.Length, string.Join(Environment.NewLine, Violations));
        foreach (var part in parts)
        {
            Violations.ShouldContain(violation => violation.Contains(part));
        }
    }
}
