namespace StreamHub.VendorSandbox.Google;

/// <summary>How Google's API refuses.</summary>
internal static class GoogleAnswers
{
    public static IResult Refusal(int status, string reason) =>
        Results.Json(
            new
            {
                error = new
                {
                    code = status,
                    message = reason,
                    errors = new[]
                    {
                        new
                        {
                            domain = "youtube.video",
                            reason,
                            message = reason,
                        },
                    },
                },
            },
            statusCode: status
        );

    public static IResult NotLoggedIn() => Refusal(StatusCodes.Status401Unauthorized, "authError");

    /// <summary>Of a query's <c>part</c>, written with commas or repeated.</summary>
    public static IReadOnlyList<string> PartsOf(HttpRequest request) => ListOf(request, "part");

    public static IReadOnlyList<string> ListOf(HttpRequest request, string name) =>
        [.. request.Query[name].OfType<string>().SelectMany(one => one.Split(','))];
}
