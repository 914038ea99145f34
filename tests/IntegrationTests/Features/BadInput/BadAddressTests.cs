using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.BadInput;

public sealed class BadAddressTests(SceneServer server) : IClassFixture<SceneServer>
{
    private static readonly string[] NoNames =
    [
        "nonsense",
        "0",
        "1",
        "-1",
        "99",
        "%2B1",
        "private,free",
        "ready,failed",
        "%ff",
    ];

    private static readonly string[] NoFilterIds = ["abc", "1", "00000000-0000-0000-0000-00000000000g", "%ff"];

    private static readonly string[] NoMoments = ["yesterday", "2026-13-01T00:00:00Z", "%ff", "99999-01-01T00:00:00Z"];

    private static readonly string[] NoParts = ["abc", "-0.1", "1.1", "0.0001", "1,5", "%ff"];

    private static readonly string[] NoPixels = ["0", "9", "2001", "-1", "abc", "1.5", "2147483648", "%ff"];

    /// <summary>Values that a parameter does not take, by its name.</summary>
    private static readonly Dictionary<string, string[]> BadValues = new()
    {
        // Whatever does not open a file is answered as what there is not.
        ["token"] = [],
        ["includeCurrent"] = ["nonsense", "0", "1", "yes", "true,false", "%ff"],
        ["active"] = ["nonsense", "0", "1", "yes", "true,false", "%ff"],
        ["state"] = NoNames,
        ["access"] = NoNames,
        ["role"] = NoNames,
        ["kind"] = NoNames,
        ["format"] = NoNames,
        ["after"] = NoFilterIds,
        ["type"] = [.. NoNames, "video:Ready", "video:ready&type=video:none"],
        ["userId"] = NoFilterIds,
        ["episodeId"] = NoFilterIds,
        ["organizationId"] = NoFilterIds,
        ["from"] = NoMoments,
        ["to"] = NoMoments,
        ["categoryId"] = NoFilterIds,
        ["channelId"] = NoFilterIds,
        ["platform"] = NoNames,
        ["playlistId"] = NoFilterIds,
        ["ownerId"] = NoFilterIds,
        ["sort"] = NoNames,
        ["direction"] = NoNames,
        ["text"] = ["%07", "a%1Fb", new string('x', 201)],
        ["uid"] = ["", "%07", new string('x', 65)],
        ["search"] = ["%07", "a%1Fb", new string('x', 255)],
        ["time"] = ["abc", "-1", "0x10", "21600.1", "1,5", "1e1", "%ff"],
        ["name"] = ["", "%07", new string('x', 101)],
        ["opacity"] = NoParts,
        ["padding"] = NoParts,
        ["scale"] = NoParts,
        ["position"] = NoNames,
        ["width"] = NoPixels,
        ["height"] = NoPixels,
        ["limit"] =
        [
            "0",
            "-1",
            "101",
            "abc",
            "1.5",
            "1e1",
            "0x10",
            "99999999999999999999",
            "2147483648",
            "%D9%A3",
            "1&limit=2",
            "%ff",
        ],
        ["cursor"] =
        [
            "",
            "nonsense",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "_____________________-__________",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "%F0%9F%94%91",
            "%ff",
            "%27%20OR%201=1",
        ],
    };

    private static readonly string[] NoIds =
    [
        "abc",
        "1",
        "-1",
        "00000000-0000-0000-0000-00000000000g",
        "%27%20OR%201=1",
        "%F0%9F%94%91",
        "%ff",
        "..%2f..%2fetc%2fpasswd",
        "%7B%7B7*7%7D%7D",
    ];

    public static TheoryData<string, string, string> EachParameterWithABadValue =>
        [
            .. from operation in ApiOperation.All
            from parameter in operation.Query
            from value in BadValues[parameter]
            select new TheoryDataRow<string, string, string>(operation.Id, parameter, value),
        ];

    public static MatrixTheoryData<string, string> EachIdThatIsNone => new(IdsOf(takesId: true), NoIds);

    public static TheoryData<string> EachWithAnId =>
        [.. IdsOf(takesId: true).Where(id => !ApiOperation.Named(id).IsSigned)];

    public static TheoryData<string> Each => [.. ApiOperation.All.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(EachParameterWithABadValue))]
    public async Task A_parameter_of_a_bad_value_is_named(string id, string parameter, string value)
    {
        var answer = await SendAsync(id, path => $"{path}?{parameter}={value}");

        answer.ShouldBlame(parameter);
    }

    [Theory]
    [MemberData(nameof(EachIdThatIsNone))]
    public async Task What_is_no_id_leads_nowhere(string id, string value)
    {
        foreach (var name in ApiOperation.Named(id).Ids)
        {
            var answer = await SendAsync(id, path => path.Replace($"{{{name}}}", value, StringComparison.Ordinal));

            answer.ShouldBeProblem(404, "route_not_found");
        }
    }

    [Theory]
    [MemberData(nameof(EachWithAnId))]
    public async Task An_unknown_id_is_not_found(string id)
    {
        var operation = ApiOperation.Named(id);
        foreach (var name in operation.Ids)
        {
            foreach (var unknown in new[] { Guid.NewGuid(), Guid.Empty, Guid.AllBitsSet })
            {
                var answer = await SendAsync(
                    id,
                    path => path.Replace($"{{{name}}}", $"{unknown}", StringComparison.Ordinal)
                );

                answer.ShouldBeProblem(404, operation.NotFoundCode(name));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task A_nul_in_the_query_is_refused(string id)
    {
        var answer = await SendAsync(id, path => $"{path}?anything=a%00b");

        answer.ShouldBeProblem(400, "unreadable_request");
    }

    // The web server itself turns it away, before anything of ours could write a document.
    [Theory]
    [MemberData(nameof(Each))]
    public async Task A_nul_in_the_path_is_refused(string id)
    {
        var answer = await SendAsync(id, path => $"{path}%00");

        answer.ShouldBe(400).Body.ShouldBeEmpty();
    }

    private static IEnumerable<string> IdsOf(bool takesId) =>
        ApiOperation.All.Where(operation => operation.TakesId == takesId).Select(operation => operation.Id);

    private async Task<ApiAnswer> SendAsync(string id, Func<string, string> spoil)
    {
        var scene = await server.SceneAsync();
        var operation = ApiOperation.Named(id);
        var content = operation.MediaType is { } type ? scene.Content(operation.Body ?? "WEBVTT", type) : null;
        return await scene.LeavesNothingBehindAsync(() =>
            scene.User.Api.SendAsync(operation.Method, scene.Fill(spoil(operation.Path)), content)
        );
    }
}
