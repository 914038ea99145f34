using Shouldly;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Compares answers that must not tell two cases apart.</summary>
public static class SameAnswer
{
    private static readonly string[] Counting = ["Date", "RateLimit"];

    /// <summary>Status, headers and body are the same to the character, but for the trace id and what counts on.</summary>
    public static void ShouldAnswerAs(this ApiAnswer answer, ApiAnswer other) =>
        Comparable(answer).ShouldBe(Comparable(other));

    private static string Comparable(ApiAnswer answer)
    {
        var headers = answer
            .Headers.Where(header => !Counting.Contains(header.Key))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        var body = answer.Body.Replace(answer.Text("traceId"), "…", StringComparison.Ordinal);
        return $"{answer.Status} {answer.ContentType}\n{string.Join('\n', headers)}\n{body}";
    }
}
