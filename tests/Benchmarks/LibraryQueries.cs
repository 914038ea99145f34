using System.Text.Json;
using Npgsql;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Persistence;
using StreamHub.Infrastructure.Persistence.PostgreSql;

namespace StreamHub.Benchmarks;

/// <summary>
/// What the library's own queries take in PostgreSQL, in milliseconds: medians of <c>EXPLAIN ANALYZE</c> over 100,000
/// videos of one organization, made for it.
/// </summary>
internal sealed class LibraryQueries(NpgsqlDataSource database)
{
    private const int Rounds = 21;
    private const int PageSize = 20;
    private const int DeepPage = 1_000;
    private const int TimeOutSeconds = 600;

    // As in what people write, few of them are frequent. The database guesses a prefix's frequency without looking where it
    // knows fewer than a hundred frequent words.
    private const int Vocabulary = 2_000;

    private static readonly Guid Organization = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly Guid Category = Guid.Parse("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static readonly Guid Playlist = Guid.Parse("f47ac10b-58cc-4372-a567-0e02b2c3d479");

    private static readonly VideoFilter All = new(
        State: null,
        Access: null,
        CategoryId: null,
        PlaylistId: null,
        OwnerId: null,
        Words: null,
        VideoSort.CreatedAt,
        SortDirection.Desc
    );

    private readonly VideoQueries _queries = new(
        new OwnedQueries(new ReadDatabase(database), new PostgreSqlDialect()),
        new PostgreSqlDialect()
    );

    public static async Task MeasureAsync()
    {
        var connection = Environment.GetEnvironmentVariable("STREAMHUB_DATABASE");
        await using var database = NpgsqlDataSource.Create($"{connection};Command Timeout={TimeOutSeconds}");
        var measured = new LibraryQueries(database);
        await measured.FillAsync();
        Console.WriteLine(JsonSerializer.Serialize(await measured.RunAsync()));
    }

    private async Task<Dictionary<string, double>> RunAsync()
    {
        var byTitle = All with { Sort = VideoSort.Title, Direction = SortDirection.Asc };
        return new()
        {
            ["newest"] = await MedianAsync(All),
            ["newest.deep"] = await MedianAsync(All, await PlaceAsync("created_at", "DESC")),
            ["title"] = await MedianAsync(byTitle),
            ["title.deep"] = await MedianAsync(byTitle, await PlaceAsync("sort_title", "ASC")),
            ["duration"] = await MedianAsync(All with { Sort = VideoSort.Duration }),
            ["updated"] = await MedianAsync(All with { Sort = VideoSort.UpdatedAt }),
            ["state.rare"] = await MedianAsync(All with { State = VideoState.Failed }),
            ["access.rare"] = await MedianAsync(All with { Access = VideoAccess.Free }),
            ["category"] = await MedianAsync(All with { CategoryId = Category }),
            ["category.title"] = await MedianAsync(byTitle with { CategoryId = Category }),
            ["owner.none"] = await MedianAsync(All with { OwnerId = Guid.Empty }),
            ["playlist"] = await MedianAsync(All with { PlaylistId = Playlist }),
            ["text.one"] = await MedianAsync(All with { Words = "n77777" }),
            ["text.hundreds"] = await MedianAsync(All with { Words = "harbour" }),
            ["text.everywhere"] = await MedianAsync(All with { Words = "film" }),
            ["text.two"] = await MedianAsync(All with { Words = "harbour night" }),
            ["text.prefix"] = await MedianAsync(All with { Words = "harb" }),
            ["text.none"] = await MedianAsync(All with { Words = "nowhere" }),
            ["text.state"] = await MedianAsync(All with { Words = "film", State = VideoState.Failed }),
        };
    }

    private async Task<double> MedianAsync(VideoFilter filter, VideoPlace? after = null)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            times.Add(await ExplainAsync(new VideoPage(filter, after, PageSize + 1)));
        }

        times.Sort();
        return times[Rounds / 2];
    }

    private async Task<double> ExplainAsync(VideoPage page)
    {
        var selection = _queries.Select(Organization, page);
        await using var command = database.CreateCommand(
            $"EXPLAIN (ANALYZE, FORMAT JSON) {OwnedQueries.ListSql(VideoQueries.Videos, selection)}"
        );
        command.Parameters.AddWithValue("organization", Organization);
        foreach (var (name, value) in selection.Parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0];
        return plan.GetProperty("Execution Time").GetDouble();
    }

    private async Task<VideoPlace> PlaceAsync(string column, string order)
    {
        await using var command = database.CreateCommand(
            $"SELECT {column}, id FROM videos WHERE organization_id = $1 AND state <> 'Deleted' "
                + $"ORDER BY {column} {order}, id {order} OFFSET {PageSize * DeepPage} LIMIT 1"
        );
        command.Parameters.AddWithValue(Organization);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new VideoPlace(reader.GetValue(0), reader.GetGuid(1));
    }

    private async Task FillAsync()
    {
        await using var command = database.CreateCommand(
            $"""
            INSERT INTO organizations (id, name, created_at, version)
            VALUES ('{Organization}', 'A large library', now(), 1);
            INSERT INTO categories (id, organization_id, name, normalized_name, created_at, version)
            VALUES ('{Category}', '{Organization}', 'Harbours', 'harbours', now(), 1);
            INSERT INTO videos (id, organization_id, created_by, title, sort_title, description, category_id, access,
                allow_download, state, vendor, vendor_uid, duration_milliseconds, size_bytes, counted_bytes,
                declared_bytes, upload_expires_at, created_at, updated_at, version)
            SELECT gen_random_uuid(), '{Organization}', gen_random_uuid(), 'Film n' || n, 'film n' || n,
                'What happens in it, told in a sentence or two: '
                    || (SELECT string_agg('w' || left(md5(floor(power({Vocabulary}, random()))::text), 6), ' ')
                        FROM generate_series(1, 8) WHERE n > 0)
                    || CASE WHEN n % 200 = 0 THEN ', at the harbour' ELSE '' END
                    || CASE WHEN n % 3 = 0 THEN ' at night.' ELSE ' by day.' END,
                CASE WHEN n % 100 = 0 THEN '{Category}'::uuid END,
                CASE WHEN n % 10000 = 0 THEN 'Free' ELSE 'Subscription' END, false,
                CASE WHEN n % 1000 = 0 THEN 'Failed' ELSE 'Ready' END, 'Cloudflare', 'library-' || n, n * 7 % 10000,
                7340032, 0, 0, now(), now() - n * interval '1 minute', now() - n * 7 % 100000 * interval '1 second', 1
            FROM generate_series(1, 100000) AS n;
            INSERT INTO playlists (id, organization_id, created_by, name, is_public, created_at, updated_at, version)
            VALUES ('{Playlist}', '{Organization}', gen_random_uuid(), 'Evenings', false, now(), now(), 1);
            INSERT INTO playlist_items (playlist_id, video_id, organization_id, rank, added_at)
            SELECT '{Playlist}', id, organization_id, row_number() OVER (), now() FROM videos
            WHERE organization_id = '{Organization}' AND vendor_uid LIKE 'library-%7' LIMIT 1000;
            """
        );
        await command.ExecuteNonQueryAsync();
        await using var analyze = database.CreateCommand("VACUUM ANALYZE");
        await analyze.ExecuteNonQueryAsync();
    }
}
