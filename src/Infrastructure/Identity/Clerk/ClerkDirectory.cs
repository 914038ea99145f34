using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Identity.Clerk;

/// <summary>The people whom Clerk knows.</summary>
internal sealed class ClerkDirectory(ClerkClient clerk, IOptions<ClerkOptions> options) : IIdentityVendor
{
    public IdentityVendor Vendor => IdentityVendor.Clerk;

    public async Task<Result<ExternalPerson?>> FindAsync(string subject, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(options.Value.SecretKey)
            ? IdentityErrors.Unknown
            : await clerk.GetUserAsync(subject, cancellationToken);

    public PersonNews? Read(WebhookEvent received)
    {
        var user = received.Type.StartsWith("user.", StringComparison.Ordinal) ? UserIn(received.Payload) : null;
        return received.Type switch
        {
            "user.created" or "user.updated" when user?.ToPerson() is { } person => new PersonNews(
                person.Subject,
                person
            ),
            "user.deleted" when ClerkUser.IsName(user?.Id) => new PersonNews(user!.Id!, Person: null),
            _ => null,
        };
    }

    private static ClerkUser? UserIn(string payload)
    {
        try
        {
            return JsonSerializer
                .Deserialize<ClerkEvent>(payload, ClerkClient.Json)
                ?.Data.Deserialize<ClerkUser>(ClerkClient.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
