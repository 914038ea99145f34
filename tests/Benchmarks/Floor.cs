using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Features.Analytics;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Benchmarks;

/// <summary>
/// What the platform itself costs: Kestrel, the same token check, hand-written SQL through Npgsql, source-generated JSON,
/// and nothing else; beacons by one statement a request, and believed. StreamHub's speed is told as a ratio to it.
/// </summary>
internal static class Floor
{
    private const string Columns =
        "id, title, description, state, access, allow_download, duration_milliseconds, size_bytes, width, height, "
        + "vendor, vendor_uid, category_id, created_by, created_at, updated_at, ready_at, allowed_origins";

    private const string One = $"SELECT {Columns} FROM videos WHERE id = $1 AND organization_id = $2";

    private const string Newest =
        $"SELECT {Columns} FROM videos WHERE organization_id = $1 AND state <> 'Deleted' ORDER BY created_at DESC, id DESC LIMIT $2";

    private const string Keep =
        "INSERT INTO floor_sessions AS known (token, session_id, seconds, beacons) VALUES ($1, $2, $3, $4) "
        + "ON CONFLICT (token, session_id) DO UPDATE SET seconds = greatest(known.seconds, excluded.seconds), "
        + "beacons = known.beacons + excluded.beacons";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, FloorJson.Default)
        );
        var app = builder.Build();
        var organization = Guid.Parse(app.Configuration["Floor:Organization"]!);
        var tokens = Verifier(app.Configuration["Auth:SigningSecret"]!);
        await using var database = NpgsqlDataSource.Create(
            $"{app.Configuration["STREAMHUB_DATABASE"]};Maximum Pool Size=20;Max Auto Prepare=20"
        );

        app.MapGet("/", () => "floor");
        app.MapGet(
            "/api/v1/videos/{id:guid}",
            async (Guid id, HttpRequest request) =>
                IsAllowed(tokens, request)
                    ? await ReadOneAsync(database, id, organization) is { } video
                        ? TypedResults.Ok(video)
                        : Results.NotFound()
                    : Results.Unauthorized()
        );
        app.MapGet(
            "/api/v1/videos",
            async (int limit, HttpRequest request) =>
                IsAllowed(tokens, request)
                    ? TypedResults.Ok(
                        Page.Of(
                            await ReadNewestAsync(database, organization, limit + 1),
                            limit,
                            video => new Cursor(video.CreatedAt, video.Id)
                        )
                    )
                    : Results.Unauthorized()
        );
        await CreateSessionsAsync(database);
        app.MapPost(
            "/api/v1/beacons",
            async (FloorBeacons beacons) =>
            {
                await KeepAsync(database, beacons);
                return Results.StatusCode(StatusCodes.Status202Accepted);
            }
        );
        await app.RunAsync();
    }

    private static async Task CreateSessionsAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "CREATE TABLE IF NOT EXISTS floor_sessions (token text, session_id uuid, seconds numeric, beacons int, "
                + "PRIMARY KEY (token, session_id))"
        );
        await command.ExecuteNonQueryAsync();
    }

    private static async Task KeepAsync(NpgsqlDataSource database, FloorBeacons beacons)
    {
        await using var command = database.CreateCommand(Keep);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = beacons.Token });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = beacons.SessionId });
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = beacons.Beacons.Max(one => one.ToSeconds) });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = beacons.Beacons.Length });
        await command.ExecuteNonQueryAsync();
    }

    private static JwtVerifier Verifier(string secret) =>
        new(
            new JwtProfile
            {
                Type = "at+jwt",
                Issuer = "streamhub",
                Audience = "streamhub-clients",
            },
            new JwsKeySet(new HmacSha256Key(Encoding.UTF8.GetBytes(secret))),
            TimeProvider.System
        );

    private static bool IsAllowed(JwtVerifier tokens, HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
        && header.StartsWith("Bearer ", StringComparison.Ordinal)
        && tokens.TryVerify(header.AsSpan("Bearer ".Length), out _, out _);

    private static async Task<VideoResponse?> ReadOneAsync(NpgsqlDataSource database, Guid id, Guid organization)
    {
        await using var command = database.CreateCommand(One);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organization });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? Read(reader) : null;
    }

    private static async Task<List<VideoResponse>> ReadNewestAsync(
        NpgsqlDataSource database,
        Guid organization,
        int count
    )
    {
        await using var command = database.CreateCommand(Newest);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organization });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        await using var reader = await command.ExecuteReaderAsync();
        var videos = new List<VideoResponse>(count);
        while (await reader.ReadAsync())
        {
            videos.Add(Read(reader));
        }

        return videos;
    }

    private static VideoResponse Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            Enum.Parse<VideoState>(row.GetString(3)),
            Enum.Parse<VideoAccess>(row.GetString(4)),
            row.GetBoolean(5),
            row.IsDBNull(6) ? null : row.GetInt64(6) / 1000m,
            row.IsDBNull(7) ? null : row.GetInt64(7),
            row.IsDBNull(8) ? null : row.GetInt32(8),
            row.IsDBNull(9) ? null : row.GetInt32(9),
            Enum.Parse<VideoVendor>(row.GetString(10)),
            row.GetString(11),
            row.IsDBNull(12) ? null : row.GetGuid(12),
            row.GetGuid(13),
            row.GetFieldValue<DateTimeOffset>(14),
            row.GetFieldValue<DateTimeOffset>(15),
            row.IsDBNull(16) ? null : row.GetFieldValue<DateTimeOffset>(16),
            row.GetString(17).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}

/// <summary>As a player sends them.</summary>
internal sealed record FloorBeacons(string Token, Guid SessionId, BeaconReport[] Beacons);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VideoResponse))]
[JsonSerializable(typeof(Page<VideoResponse>))]
[JsonSerializable(typeof(FloorBeacons))]
internal sealed partial class FloorJson : JsonSerializerContext;
