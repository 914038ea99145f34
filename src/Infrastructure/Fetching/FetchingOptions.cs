using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StreamHub.Domain.Storage;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Fetching;

/// <summary>What is fetched from addresses that users give, and how long their servers are waited for.</summary>
public sealed class FetchingOptions : ICheckedOptions
{
    public static string Section => "Fetching";

    /// <summary>For tests and for trying things out on one machine; refused in production.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>A larger file is not fetched.</summary>
    public long MaxBytes { get; set; } = StoredFile.MaxLengthBytes;

    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Until an answer's headers have come, with all redirects.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Until the next bytes have come.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Until all of it has come, at the pace at which it is read.</summary>
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromHours(12);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            MaxBytes >= 1 ? null : $"{nameof(MaxBytes)} must be positive.",
            NotPositive(nameof(ConnectTimeout), ConnectTimeout),
            NotPositive(nameof(AnswerTimeout), AnswerTimeout),
            NotPositive(nameof(StallTimeout), StallTimeout),
            NotPositive(nameof(MaxDuration), MaxDuration)
        );

    private static string? NotPositive(string name, TimeSpan value) =>
        value > TimeSpan.Zero ? null : $"{name} must be positive.";
}

/// <summary>Whoever could name this machine's own addresses would reach what is behind every firewall.</summary>
internal sealed class LoopbackIsForTests(IHostEnvironment environment) : IValidateOptions<FetchingOptions>
{
    public ValidateOptionsResult Validate(string? name, FetchingOptions options) =>
        options.AllowLoopback && environment.IsProduction()
            ? ValidateOptionsResult.Fail(
                $"{FetchingOptions.Section}:{nameof(FetchingOptions.AllowLoopback)} can't be set in production."
            )
            : ValidateOptionsResult.Success;
}
