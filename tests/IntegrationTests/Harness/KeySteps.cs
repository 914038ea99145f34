using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Audit;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A key as its maker got it.</summary>
public sealed record MadeKey(Guid Id, string Secret, ApiAnswer Answer);

/// <summary>Making keys, and calling with them.</summary>
public static class KeySteps
{
    public const string Path = "/api/v1/api-keys";

    public static string PathOf(Guid id) => $"{Path}/{id}";

    public static Task<ApiAnswer> TryCreateKeyAsync(
        this ApiClient api,
        string[]? scopes = null,
        DateTimeOffset? expiresAt = null,
        string[]? allowedAddresses = null,
        string name = "Automation"
    ) =>
        api.PostAsync(
            Path,
            new
            {
                name,
                scopes = scopes ?? ["videos:read"],
                expiresAt,
                allowedAddresses,
            }
        );

    public static async Task<MadeKey> CreateKeyAsync(
        this User user,
        string[]? scopes = null,
        DateTimeOffset? expiresAt = null,
        string[]? allowedAddresses = null,
        Guid? organizationId = null
    )
    {
        var api = organizationId is { } id ? user.Api.For($"{id}") : user.Api;
        return Made((await api.TryCreateKeyAsync(scopes, expiresAt, allowedAddresses)).ShouldBe(201));
    }

    public static async Task<MadeKey> RotateKeyAsync(this User user, MadeKey key, int overlapSeconds) =>
        Made((await user.Api.PostAsync($"{PathOf(key.Id)}/rotate", new { overlapSeconds })).ShouldBe(200));

    /// <summary>What a script with the secret sees of the library.</summary>
    public static Task<ApiAnswer> VideosWithAsync(this StreamHubServer server, string secret) =>
        server.ClientWith(secret).GetAsync("/api/v1/videos");

    /// <summary>A client that calls from another address of this machine.</summary>
    public static ApiClient ClientFrom(this StreamHubServer server, string address, string secret)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var http = new HttpClient(handler) { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return new ApiClient(http);
    }

    /// <summary>Makes a member of an organization, or changes the member's place in it.</summary>
    public static Task<int> SetPlaceAsync(this StreamHubServer server, User user, Guid organizationId, string role) =>
        server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO memberships (organization_id, user_id, role, joined_at)
                VALUES ({organizationId}, {user.Id}, {role}, now())
                ON CONFLICT (organization_id, user_id) DO UPDATE SET role = EXCLUDED.role
                """
            )
        );

    public static Task<int> RemoveFromAsync(this StreamHubServer server, User user, Guid organizationId) =>
        server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync(
                $"DELETE FROM memberships WHERE organization_id = {organizationId} AND user_id = {user.Id}"
            )
        );

    /// <summary>What the security log tells of an organization's keys, oldest first.</summary>
    public static Task<List<SecurityEvent>> KeyEventsAsync(this StreamHubServer server, User user) =>
        server.InDatabaseAsync(database =>
            database
                .Set<SecurityEvent>()
                .Where(one =>
                    one.OrganizationId == user.OrganizationId
                    && (
                        one.Kind == SecurityEventKind.KeyCreated
                        || one.Kind == SecurityEventKind.KeyRotated
                        || one.Kind == SecurityEventKind.KeyRevoked
                        || one.Kind == SecurityEventKind.KeyUsedFromNewAddress
                    )
                )
                .OrderBy(one => one.OccurredAt)
                .ToListAsync()
        );

    private static MadeKey Made(ApiAnswer answer) => new(answer.Id("apiKey.id"), answer.Text("secret"), answer);
}
