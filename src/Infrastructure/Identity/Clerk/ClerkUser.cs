using System.Text.Json;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Infrastructure.Identity.Clerk;

/// <summary>The part of Clerk's user object that concerns us; a webhook's <c>data</c> has the same form.</summary>
internal sealed record ClerkUser(
    string? Id,
    string? FirstName,
    string? LastName,
    string? Username,
    string? PrimaryEmailAddressId,
    IReadOnlyList<ClerkEmailAddress>? EmailAddresses,
    long? UpdatedAt
)
{
    private const string Verified = "verified";

    private const long LatestMilliseconds = 253_402_300_799_000;

    /// <returns><c>null</c> when it is no user that can be kept.</returns>
    public ExternalPerson? ToPerson() =>
        IsName(Id) && UpdatedAt is >= 0 and <= LatestMilliseconds
            ? new ExternalPerson(
                IdentityVendor.Clerk,
                Id!,
                VerifiedEmail(),
                DisplayName(),
                DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt.Value)
            )
            : null;

    /// <summary>Whether it is an id as Clerk makes them: short, of visible ASCII characters.</summary>
    public static bool IsName(string? text) =>
        text is { Length: > 0 and <= ExternalIdentity.SubjectMaxLength }
        && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private EmailAddress? VerifiedEmail()
    {
        var primary = EmailAddresses?.FirstOrDefault(address =>
            address.Id is not null && address.Id == PrimaryEmailAddressId
        );
        var parsed = EmailAddress.Parse(primary?.EmailAddress);
        return primary?.Verification?.Status == Verified && parsed.IsSuccess ? parsed.Value : null;
    }

    private string? DisplayName()
    {
        var full = Visible($"{FirstName} {LastName}");
        var name = full.Length > 0 ? full : Visible(Username ?? string.Empty);
        return name.Length > 0 ? name.Shorten(User.DisplayNameMaxLength) : null;
    }

    private static string Visible(string text) => string.Concat(text.Where(c => !char.IsControl(c))).Trim();
}

internal sealed record ClerkEmailAddress(string? Id, string? EmailAddress, ClerkVerification? Verification);

internal sealed record ClerkVerification(string? Status);

/// <param name="Data">A user, or whatever else the event is about.</param>
internal sealed record ClerkEvent(string? Type, JsonElement Data);
