namespace StreamHub.WebApi.RateLimiting;

public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Requests a minute from one address to the routes that take credentials.</summary>
    public int CredentialsPerMinute { get; set; } = 30;

    /// <summary>Requests a minute from one address to the routes that send mail; one of them tells which addresses are taken.</summary>
    public int MailsPerMinute { get; set; } = 10;
}
