using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos.Cloudflare;
using StreamHub.Infrastructure.Videos.Mux;

namespace StreamHub.Infrastructure.Videos;

/// <summary>Where organizations publish that have not chosen a vendor, the platform must have an account.</summary>
internal sealed class DefaultVendorCheck(IConfiguration configuration) : IValidateOptions<VideoOptions>
{
    public ValidateOptionsResult Validate(string? name, VideoOptions options) =>
        IsThere(options.DefaultVendor)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{VideoOptions.Section}:{nameof(VideoOptions.DefaultVendor)} names {options.DefaultVendor}, "
                    + "where the platform has no account."
            );

    // Read as they are written: whether they are right is for each of them to say.
    private bool IsThere(VideoVendor vendor) =>
        vendor switch
        {
            VideoVendor.Cloudflare => Read<CloudflareOptions>(CloudflareOptions.Section).IsOn,
            VideoVendor.Mux => Read<MuxOptions>(MuxOptions.Section).IsOn,
            _ => true,
        };

    private T Read<T>(string section)
        where T : class, new()
    {
        var options = new T();
        configuration.GetSection(section).Bind(options);
        return options;
    }
}
