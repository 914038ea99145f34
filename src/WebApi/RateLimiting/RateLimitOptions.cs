namespace StreamHub.WebApi.RateLimiting;

public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Requests a minute from one address to the routes that take credentials or send mail.</summary>
    public int CredentialsPerMinute { get; set; } = 30;
}
