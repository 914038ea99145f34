using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Webhooks;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Where Clerk's webhooks come in by Svix, for deliveries that a test makes itself.</summary>
public sealed class SvixDoor(ClerkServer server)
{
    private const string Path = "/webhooks/clerk";

    public static string NewId() => $"msg_{Guid.NewGuid():N}";

    public string Now(TimeSpan age = default) =>
        (server.Time.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>One signature, with its version.</summary>
    public string Sign(string id, string time, string body, string? secret = null)
    {
        var key = Convert.FromBase64String((secret ?? server.Clerk.WebhookSecret)["whsec_".Length..]);
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{time}.{body}")))}";
    }

    public Task<ApiAnswer> DeliverAsync(string body, string? id = null)
    {
        id ??= NewId();
        return DeliverAsync(body, id, Now(), Sign(id, Now(), body));
    }

    public Task<ApiAnswer> DeliverAsync(string body, string? id, string? time, string? signatures)
    {
        var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        var headers = new (string Name, string? Value)[]
        {
            ("svix-id", id),
            ("svix-timestamp", time),
            ("svix-signature", signatures),
        };
        return server
            .Anonymous()
            .SendAsync(
                HttpMethod.Post,
                Path,
                content,
                [.. headers.Where(header => header.Value is not null).Select(header => (header.Name, header.Value!))]
            );
    }

    /// <summary>What is stored of a body that was delivered.</summary>
    public Task<List<WebhookEvent>> StoredAsync(string body) =>
        server.InDatabaseAsync(database =>
            database.Set<WebhookEvent>().AsNoTracking().Where(received => received.Payload == body).ToListAsync()
        );
}
