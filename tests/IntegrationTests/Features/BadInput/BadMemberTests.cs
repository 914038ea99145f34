using System.Text;
using System.Text.Json;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.BadInput;

public sealed class BadMemberTests(SceneServer server) : IClassFixture<SceneServer>
{
    private static readonly string[] NoTexts = ["1", "true", "{}", "[]", "[\"text\"]", "{\"value\":\"text\"}"];

    private static readonly string[] NoTruths = ["0", "1", "\"true\"", "\"\"", "{}", "[true]"];

    private static readonly string[] NoWholeNumbers =
    [
        "\"1\"",
        "\"\"",
        "true",
        "{}",
        "[1]",
        "0",
        "-1",
        "1.5",
        "1e400",
        "99999999999999999999999999999999",
        "9223372036854775807",
    ];

    private static readonly string[] NoLists = ["1", "true", "\"text\"", "{}", "{\"0\":\"text\"}", "[\"nonsense\"]"];

    private static readonly string[] NoNames =
    [
        "\"nonsense\"",
        "\"\"",
        "\" \"",
        "\"0\"",
        "\"-1\"",
        "\"99\"",
        "\"private,free\"",
        "\"private\\u002cfree\"",
        "\"basic, tus\"",
        "0",
        "1",
        "-1",
        "99",
        "{}",
        "[]",
        "true",
        "\"\\ud800\"",
        "\"\\u0000\"",
    ];

    private static readonly string[] TextsThatNobodyKeeps =
    [
        "\"a\\u0000b\"",
        "\"\\u0000\"",
        "\"a\\ud800b\"",
        "\"\\udc00\"",
        "\"\\udc00\\ud800\"",
    ];

    private static readonly Dictionary<string, string[]> Enumerations = new()
    {
        ["role"] = NoNames,
        ["interval"] = NoNames,
        ["method"] = NoNames,
        ["access"] = NoNames,
        ["vendor"] = NoNames,
        ["platform"] = NoNames,
        ["privacy"] = NoNames,
        ["state"] = NoNames,
        ["showType"] = NoNames,
        ["episodeType"] = NoNames,
        ["transcriptFormat"] = NoNames,
        ["position"] = NoNames,
    };

    public static TheoryData<string, string, string> EachMemberWithABadValue =>
        [
            .. from operation in ApiOperation.All
            where operation.Body is not null
            from member in operation.Members
            from value in BadValues(member.Key, member.Value)
            select new TheoryDataRow<string, string, string>(operation.Id, member.Key, value),
        ];

    public static TheoryData<string, string> EachMember =>
        [
            .. from operation in ApiOperation.All
            where operation.Body is not null
            from member in operation.Members.Keys
            select new TheoryDataRow<string, string>(operation.Id, member),
        ];

    public static TheoryData<string, string> EachRequiredMember =>
        [
            .. from operation in ApiOperation.All
            from member in operation.Required
            select new TheoryDataRow<string, string>(operation.Id, member),
        ];

    public static TheoryData<string, string> EachText =>
        [
            .. from operation in ApiOperation.All
            where operation.Body is not null
            from member in operation.Members
            where member.Value.StartsWith('"')
            select new TheoryDataRow<string, string>(operation.Id, member.Key),
        ];

    [Theory]
    [MemberData(nameof(EachMemberWithABadValue))]
    public async Task A_member_of_a_bad_value_is_named(string id, string member, string value)
    {
        var answer = await SendAsync(id, body => body[member] = value);

        answer.ShouldBlame(member);
    }

    [Theory]
    [MemberData(nameof(EachRequiredMember))]
    public async Task A_missing_member_is_named(string id, string member)
    {
        var answer = await SendAsync(id, body => body.Remove(member));

        answer.ShouldBlame(member);
    }

    [Theory]
    [MemberData(nameof(EachRequiredMember))]
    public async Task Null_for_a_required_member_is_named(string id, string member)
    {
        var answer = await SendAsync(id, body => body[member] = "null");

        answer.ShouldBlame(member);
    }

    [Theory]
    [MemberData(nameof(EachMember))]
    public async Task A_member_that_comes_twice_is_refused(string id, string member)
    {
        var scene = await server.SceneAsync();
        var operation = ApiOperation.Named(id);
        var value = operation.Members[member];
        var body = $"{operation.Body!.Trim()[..^1]},\"{member}\":{value}}}";

        var answer = await scene.LeavesNothingBehindAsync(() => scene.SendAsync(operation, body));

        answer.ShouldBlame(member);
    }

    [Theory]
    [MemberData(nameof(EachText))]
    public async Task Bytes_that_are_not_utf8_are_refused(string id, string member)
    {
        var scene = await server.SceneAsync();
        var operation = ApiOperation.Named(id);
        var body = operation.Members;
        body[member] = "\"~\"";
        var bytes = Encoding.UTF8.GetBytes(scene.Fill(Write(body)));
        bytes[Array.IndexOf(bytes, (byte)'~')] = 0xFF;

        var answer = await scene.LeavesNothingBehindAsync(() =>
            scene.SendAsync(operation, Scene.Content(bytes, "application/json"))
        );

        answer.ShouldBlame(member);
    }

    [Theory]
    [MemberData(nameof(EachText))]
    public async Task A_text_that_is_far_too_long_is_named(string id, string member)
    {
        var answer = await SendAsync(id, body => body[member] = $"\"{new string('x', 20_000)}\"");

        answer.ShouldBlame(member);
    }

    private static string[] BadValues(string member, string value) =>
        value[0] switch
        {
            '"' when Enumerations.TryGetValue(member, out var noNames) => noNames,
            '"' => [.. NoTexts, .. TextsThatNobodyKeeps],
            't' or 'f' => NoTruths,
            '[' => NoLists,
            _ when member is "overlapSeconds" or "startSeconds" or "position" or "rank" =>
            [
                .. NoWholeNumbers.Where(number => number != "0"),
            ],
            _ when member is "opacity" or "padding" or "scale" => [.. NoWholeNumbers.Where(number => number != "0")],
            // These can be so, and are refused for what they don't go together with.
            _ when member is "monthlyAmount" or "yearlyAmount" => [.. NoWholeNumbers.Where(number => number != "0")],
            _ when member == "promotionCode" => NoTexts,
            _ when member == "version" =>
            [
                .. NoWholeNumbers.Where(number => number is not ("0" or "9223372036854775807")),
            ],
            _ when member == "seconds" => [.. NoWholeNumbers.Where(number => number is not ("0" or "1.5"))],
            _ => NoWholeNumbers,
        };

    private static string Write(Dictionary<string, string> members) =>
        $"{{{string.Join(',', members.Select(member => $"{JsonSerializer.Serialize(member.Key)}:{member.Value}"))}}}";

    private async Task<ApiAnswer> SendAsync(string id, Action<Dictionary<string, string>> spoil)
    {
        var scene = await server.SceneAsync();
        var operation = ApiOperation.Named(id);
        var body = operation.Members;
        spoil(body);
        return await scene.LeavesNothingBehindAsync(() => scene.SendAsync(operation, Write(body)));
    }
}
