namespace StreamHub.WebApi.RateLimiting;

/// <summary>Requests a minute from one address; what a logged-in caller may do is its plan's to say.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>To each route that takes credentials or mailed tokens.</summary>
    public int CredentialsPerMinute { get; set; } = 30;

    /// <summary>To register, which is the one route that tells whether an address has an account.</summary>
    public int RegistrationsPerMinute { get; set; } = 10;

    /// <summary>To each route that makes us send mail.</summary>
    public int MailsPerMinute { get; set; } = 10;

    /// <summary>To everything else, without a valid token.</summary>
    public int AnonymousPerMinute { get; set; } = 600;

    public bool IsPositive =>
        CredentialsPerMinute > 0 && RegistrationsPerMinute > 0 && MailsPerMinute > 0 && AnonymousPerMinute > 0;
}
