using Microsoft.Extensions.Options;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;

namespace StreamHub.WebApi.RateLimiting;

/// <param name="Policy">The name that the headers and the refusal give.</param>
/// <param name="Key">Whose bucket it is.</param>
/// <param name="PerMinute">The bucket's size, and what comes back in a minute.</param>
internal sealed record RateLimit(string Policy, string Key, int PerMinute);

/// <summary>Says which limits a request counts against.</summary>
internal sealed class RateLimits(IRequestAllowances allowances, IOptionsMonitor<RateLimitOptions> options)
{
    public RateLimit OfAddress(AddressLimit limit, ClientOrigin origin)
    {
        var settings = options.CurrentValue;
        return limit switch
        {
            AddressLimit.Credentials => Of("credentials", settings.CredentialsPerMinute, origin),
            AddressLimit.Registrations => Of("registrations", settings.RegistrationsPerMinute, origin),
            AddressLimit.Mails => Of("mails", settings.MailsPerMinute, origin),
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit of no known kind."),
        };
    }

    public async ValueTask<RateLimit> OfCallerAsync(
        Caller caller,
        ClientOrigin origin,
        CancellationToken cancellationToken
    )
    {
        if (caller is not MemberCaller member)
        {
            return Of("anonymous", options.CurrentValue.AnonymousPerMinute, origin);
        }

        var allowance = await allowances.FindAsync(member.OrganizationId, cancellationToken);
        var key = member is KeyCaller machine
            ? $"key:{machine.KeyId}"
            : $"user:{member.UserId}/{member.OrganizationId}";
        return new RateLimit(allowance.Plan, key, allowance.RequestsPerMinute);
    }

    private static RateLimit Of(string policy, int perMinute, ClientOrigin origin) =>
        new(policy, $"{policy}:{origin.Network}", perMinute);
}
