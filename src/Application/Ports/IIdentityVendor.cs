using StreamHub.Domain.Common;
using StreamHub.Domain.Users;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Ports;

/// <summary>A service that knows people and lets them in.</summary>
public interface IIdentityVendor
{
    IdentityVendor Vendor { get; }

    /// <summary>Asks who somebody is.</summary>
    /// <returns>
    /// <c>null</c> when there is nobody of that name, <see cref="IdentityErrors.Unknown"/> when the vendor can't be asked
    /// here.
    /// </returns>
    Task<Result<ExternalPerson?>> FindAsync(string subject, CancellationToken cancellationToken);

    /// <returns>What a verified notification says about a person; <c>null</c> when it is about something else.</returns>
    PersonNews? Read(WebhookEvent received);
}

/// <param name="Person">Who it is now; <c>null</c> when the vendor deleted them.</param>
public sealed record PersonNews(string Subject, ExternalPerson? Person);
