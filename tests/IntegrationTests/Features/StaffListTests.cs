using System.Globalization;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class StaffListTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Users = "/api/v1/admin/users";
    private const string Events = "/api/v1/admin/security-events";

    [Fact]
    public async Task Users_are_found_by_the_beginning_of_address_or_name_in_any_case()
    {
        var support = await server.StaffAsync("Support");
        var cara = await server.RegisterAsync("Cara_Ünal %x");
        await server.RegisterAsync("CaraXÜnal");

        (await FoundAsync(support, $"search={cara.Email[..20].ToUpperInvariant()}")).ShouldBe([cara.Id]);
        (await FoundAsync(support, "search=cARA_")).ShouldBe([cara.Id]);
        (await FoundAsync(support, "search=cara_%C3%BCnal%20%25")).ShouldBe([cara.Id]);
        (await FoundAsync(support, "search=ara_")).ShouldBeEmpty();
        (await FoundAsync(support, "search=%25")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Users_are_found_by_role()
    {
        var support = await server.StaffAsync("Support");
        var viewer = await server.RegisterAsync("Roland", role: "viewer");

        (await FoundAsync(support, "search=roland&role=viewer")).ShouldBe([viewer.Id]);
        (await FoundAsync(support, "search=roland&role=creator")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_of_users_follow_each_other_newest_first_and_miss_nobody()
    {
        var support = await server.StaffAsync("Support");
        var expected = new List<Guid>();
        for (var number = 0; number < 5; number++)
        {
            expected.Insert(0, (await server.RegisterAsync("Paged")).Id);
        }

        (await AllAsync(support, $"{Users}?search=paged")).ShouldBe(expected);
    }

    [Fact]
    public async Task Neither_password_nor_hash_is_in_the_list()
    {
        var support = await server.StaffAsync("Support");

        (await support.Api.GetAsync(Users)).Body.ShouldNotContain("assword");
    }

    [Fact]
    public async Task Events_are_found_by_kind_person_organization_and_time()
    {
        var admin = await server.StaffAsync();
        var user = await server.RegisterAsync();
        var before = server.Time.GetUtcNow();
        await admin.Api.PostAsync($"{Users}/{user.Id}/lock", new { reason = "One" });
        server.Time.Advance(TimeSpan.FromMinutes(1));
        var between = server.Time.GetUtcNow();
        await admin.Api.PostAsync($"{Users}/{user.Id}/lock", new { reason = "Two" });
        server.Time.Advance(TimeSpan.FromMinutes(1));
        var after = server.Time.GetUtcNow();
        var locks = $"{Events}?kind=userLocked&userId={user.Id}";

        (await DetailsAsync(admin, locks)).ShouldBe(["Two", "One"]);
        (await DetailsAsync(admin, $"{locks}&from={Text(between)}")).ShouldBe(["Two"]);
        (await DetailsAsync(admin, $"{locks}&from={Text(before)}&to={Text(between)}")).ShouldBe(["One"]);
        (await DetailsAsync(admin, $"{locks}&from={Text(after)}")).ShouldBeEmpty();
        (await DetailsAsync(admin, $"{locks}&organizationId={user.OrganizationId}")).ShouldBeEmpty();
        (await DetailsAsync(admin, $"{Events}?kind=userUnlocked&userId={user.Id}")).ShouldBeEmpty();
        (await DetailsAsync(admin, $"{Events}?kind=userLocked&userId={admin.Id}")).ShouldBe(["Two", "One"]);
    }

    [Fact]
    public async Task Pages_of_events_follow_each_other_and_miss_nothing()
    {
        var admin = await server.StaffAsync();
        var user = await server.RegisterAsync();
        for (var number = 0; number < 5; number++)
        {
            (await admin.Api.PostAsync($"{Users}/{user.Id}/lock", new { reason = "Again" })).ShouldBe(200);
        }

        var all = await AllAsync(admin, $"{Events}?kind=userLocked&userId={user.Id}");

        all.Count.ShouldBe(5);
        all.ShouldBeUnique();
    }

    [Theory]
    [InlineData("kind=nonsense", "kind")]
    [InlineData("kind=RoleChanged", "kind")]
    [InlineData("userId=1", "userId")]
    [InlineData("organizationId=abc", "organizationId")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-13-01T00:00:00Z", "to")]
    [InlineData("limit=101", "limit")]
    [InlineData("cursor=x", "cursor")]
    public async Task A_filter_of_a_bad_value_is_named(string query, string parameter)
    {
        var support = await server.StaffAsync("Support");

        (await support.Api.GetAsync($"{Events}?{query}")).ShouldBlame(parameter);
    }

    private static string Text(DateTimeOffset moment) =>
        Uri.EscapeDataString(moment.ToOffset(TimeSpan.FromHours(2)).ToString("O", CultureInfo.InvariantCulture));

    private static async Task<List<Guid>> FoundAsync(User staff, string query) =>
        [.. Ids(await staff.Api.GetAsync($"{Users}?{query}"))];

    private static async Task<List<string?>> DetailsAsync(User staff, string path) =>
        [
            .. (await staff.Api.GetAsync(path))
                .ShouldBe(200)
                .At("items")
                .EnumerateArray()
                .Select(entry => entry.GetProperty("detail").GetString()),
        ];

    private static IEnumerable<Guid> Ids(ApiAnswer page) =>
        page.ShouldBe(200).At("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid());

    /// <summary>Page by page, of two each.</summary>
    private static async Task<List<Guid>> AllAsync(User staff, string path)
    {
        var all = new List<Guid>();
        string? cursor = null;
        do
        {
            var next = cursor is null ? string.Empty : $"&cursor={cursor}";
            var page = await staff.Api.GetAsync($"{path}&limit=2{next}");
            all.AddRange(Ids(page));
            cursor = page.At("nextCursor").GetString();
        } while (cursor is not null);

        return all;
    }
}
