using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.RateLimiting;

/// <param name="Policy">The name that the headers and the refusal give.</param>
/// <param name="Key">Whose bucket it is.</param>
/// <param name="PerMinute">The bucket's size, and what comes back in a minute.</param>
internal sealed record RateLimit(string Policy, string Key, int PerMinute);

/// <summary>Says which limits a request counts against.</summary>
internal sealed class RateLimits(IRequestAllowances allowances, IOptionsMonitor<RateLimitOptions> options)
{
    private const int NetworkBytes = 8;

    public RateLimit OfAddress(AddressLimit limit, HttpContext context)
    {
        var settings = options.CurrentValue;
        return limit switch
        {
            AddressLimit.Credentials => Of("credentials", settings.CredentialsPerMinute, context),
            AddressLimit.Registrations => Of("registrations", settings.RegistrationsPerMinute, context),
            AddressLimit.Mails => Of("mails", settings.MailsPerMinute, context),
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit of no known kind."),
        };
    }

    public async ValueTask<RateLimit> OfCallerAsync(Caller caller, HttpContext context)
    {
        if (caller is not MemberCaller member)
        {
            return Of("anonymous", options.CurrentValue.AnonymousPerMinute, context);
        }

        var allowance = await allowances.FindAsync(member.OrganizationId, context.RequestAborted);
        var key = member is KeyCaller machine
            ? $"key:{machine.KeyId}"
            : $"user:{member.UserId}/{member.OrganizationId}";
        return new RateLimit(allowance.Plan, key, allowance.RequestsPerMinute);
    }

    private static RateLimit Of(string policy, int perMinute, HttpContext context) =>
        new(policy, $"{policy}:{Network(context.Connection.RemoteIpAddress)}", perMinute);

    // Whoever has one IPv6 address has its whole /64.
    private static string Network(IPAddress? address)
    {
        if (address is null)
        {
            return string.Empty;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
