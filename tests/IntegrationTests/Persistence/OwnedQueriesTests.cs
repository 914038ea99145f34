using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Persistence;
using StreamHub.Infrastructure.Persistence.SqlServer;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>Questions of several organizations in one round trip: each gets what is its own.</summary>
public sealed class OwnedQueriesTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly OwnedTable<string> Titles = new("videos", "title", row => row.GetString(0));

    private OwnedQueries Queries => server.Services.GetRequiredService<OwnedQueries>();

    [Fact]
    public async Task One_batch_finds_for_each_organization_its_own()
    {
        var (ann, annsVideo) = await OwnerOfAsync("Ann's");
        var (bob, bobsVideo) = await OwnerOfAsync("Bob's");

        var found = await Queries.FindAsync(
            Titles,
            [new(ann, annsVideo), new(ann, bobsVideo), new(bob, annsVideo), new(bob, bobsVideo), new(bob, Guid.Empty)]
        );

        found.ShouldBe(
            new Dictionary<Owned<Guid>, string> { [new(ann, annsVideo)] = "Ann's", [new(bob, bobsVideo)] = "Bob's" },
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task One_batch_lists_for_each_organization_its_own()
    {
        var (ann, _) = await OwnerOfAsync("Ann's");
        var (bob, _) = await OwnerOfAsync("Bob's");
        var nobody = Guid.CreateVersion7();

        var lists = await Queries.ListAsync(Titles, [new Owned<string>(ann, ""), new(bob, ""), new(nobody, "")], By);

        lists[new(ann, "")].ShouldBe(["Ann's"]);
        lists[new(bob, "")].ShouldBe(["Bob's"]);
        lists[new(nobody, "")].ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_that_would_show_what_somebody_else_owns_shows_nothing()
    {
        var (ann, _) = await OwnerOfAsync("Ann's");
        await OwnerOfAsync("Bob's");

        await Should.ThrowAsync<InvalidOperationException>(() =>
            Queries.ListAsync(Titles, [new Owned<string>(ann, "OR 1 = 1")], By)
        );
    }

    [Fact]
    public async Task Many_requests_at_once_are_each_answered_with_their_own()
    {
        var ann = await server.RegisterAsync();
        var bob = await server.RegisterAsync();
        var annsVideo = (await ann.BeginUploadAsync(title: "Ann's")).VideoId;
        var bobsVideo = (await bob.BeginUploadAsync(title: "Bob's")).VideoId;

        var rounds = await Task.WhenAll(
            Enumerable
                .Range(0, 25)
                .Select(async _ =>
                    await Task.WhenAll(
                        ann.Api.GetAsync(VideoSteps.PathOf(annsVideo)),
                        bob.Api.GetAsync(VideoSteps.PathOf(bobsVideo)),
                        ann.Api.GetAsync(VideoSteps.PathOf(bobsVideo)),
                        bob.Api.GetAsync(VideoSteps.PathOf(annsVideo)),
                        ann.Api.GetAsync("/api/v1/videos"),
                        bob.Api.GetAsync("/api/v1/videos")
                    )
                )
        );

        foreach (var answers in rounds)
        {
            answers.Select(answer => answer.Status).ShouldBe([200, 200, 404, 404, 200, 200]);
            answers[0].Text("title").ShouldBe("Ann's");
            answers[1].Text("title").ShouldBe("Bob's");
            TitlesIn(answers[4]).ShouldBe(["Ann's"]);
            TitlesIn(answers[5]).ShouldBe(["Bob's"]);
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_fails_its_questions_as_an_outage()
    {
        var outages = server.Services.GetRequiredService<StreamHub.Application.Ports.IOutageClassifier>();
        var (ann, annsVideo) = await OwnerOfAsync("Ann's");
        var suicide = new OwnedTable<string>(
            "videos",
            "CAST(pg_terminate_backend(pg_backend_pid()) AS text)",
            row => row.GetString(0)
        );

        var thrown = await Should.ThrowAsync<DbException>(() => Queries.FindAsync(suicide, [new(ann, annsVideo)]));
        var listing = await Should.ThrowAsync<DbException>(() =>
            Queries.ListAsync(suicide, [new Owned<string>(ann, "")], By)
        );

        outages.IsOutage(thrown).ShouldBeTrue();
        outages.IsOutage(listing).ShouldBeTrue();
        (await Queries.FindAsync(Titles, [new(ann, annsVideo)])).Values.ShouldBe(["Ann's"]);
    }

    [Fact]
    public void SQL_Server_understands_the_queries()
    {
        var find = OwnedQueries.FindSql(Titles, new SqlServerDialect());
        var list = OwnedQueries.ListSql(Titles, By(Guid.Empty, "AND title = @title ORDER BY owned.id"));

        TSql.ErrorsIn($"DECLARE @asked nvarchar(max); {find}").ShouldBeEmpty();
        TSql.ErrorsIn($"DECLARE @organization uniqueidentifier, @title nvarchar(9); {list}").ShouldBeEmpty();
    }

    public static TheoryData<string?, VideoSort> Searches =>
        new()
        {
            { null, VideoSort.CreatedAt },
            { "two words", VideoSort.Title },
            { null, VideoSort.Duration },
        };

    [Theory]
    [MemberData(nameof(Searches))]
    public void SQL_Server_understands_the_librarys_filters(string? words, VideoSort sort)
    {
        var any = Guid.CreateVersion7();
        var filter = new VideoFilter(
            VideoState.Ready,
            VideoAccess.Free,
            any,
            any,
            any,
            words,
            sort,
            StreamHub.Application.Features.Videos.SortDirection.Asc
        );
        var queries = new VideoQueries(Queries, new SqlServerDialect());
        var selection = queries.Select(any, new VideoPage(filter, new VideoPlace("key", any), Count: 3));
        var variables = selection.Parameters.Select(parameter => $"@{parameter.Name} int").Append("@organization int");

        TSql.ErrorsIn($"DECLARE {string.Join(", ", variables)}; {OwnedQueries.ListSql(Titles, selection)}")
            .ShouldBeEmpty();
    }

    private static OwnedSelection By(Guid organizationId, string sql) => new(sql, []);

    private static IEnumerable<string?> TitlesIn(ApiAnswer page) =>
        page.At("items").EnumerateArray().Select(item => item.GetProperty("title").GetString());

    private async Task<(Guid OrganizationId, Guid VideoId)> OwnerOfAsync(string title)
    {
        var owner = await server.RegisterAsync();
        return (owner.OrganizationId, (await owner.BeginUploadAsync(title: title)).VideoId);
    }
}
