using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Videos;

/// <summary>Where organizations publish that have not chosen a vendor, the platform must have an account.</summary>
internal sealed class DefaultVendorCheck(IEnumerable<PlatformAccount> accounts) : IValidateOptions<VideoOptions>
{
    public ValidateOptionsResult Validate(string? name, VideoOptions options) =>
        accounts.Any(account => account.Vendor == options.DefaultVendor && !account.IsThere())
            ? ValidateOptionsResult.Fail(
                $"{VideoOptions.Section}:{nameof(VideoOptions.DefaultVendor)} names {options.DefaultVendor}, "
                    + "where the platform has no account."
            )
            : ValidateOptionsResult.Success;
}

/// <summary>Whether the platform has an account at a vendor.</summary>
internal sealed record PlatformAccount(VideoVendor Vendor, Func<bool> IsThere)
{
    // Reads the settings as they are written: whether they are right is for themselves to say.
    public static PlatformAccount Of<TOptions>(
        VideoVendor vendor,
        IConfiguration configuration,
        Func<TOptions, bool> isThere
    )
        where TOptions : class, ICheckedOptions, new() =>
        new(
            vendor,
            () =>
            {
                var options = new TOptions();
                configuration.GetSection(TOptions.Section).Bind(options);
                return isThere(options);
            }
        );
}
