using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.ApiKeys;

/// <summary>With 256 random bits a hash needs neither salt nor stretching.</summary>
internal sealed class ApiKeySecrets(IOptions<ApiKeyOptions> options, IHostEnvironment environment) : IApiKeySecrets
{
    private readonly ApiKeyMode _mode =
        options.Value.Mode ?? (environment.IsDevelopment() ? ApiKeyMode.Test : ApiKeyMode.Live);

    public ApiKeySecret Create()
    {
        var text = ApiKeyText.Create(_mode);
        return new ApiKeySecret(text, new KeyFingerprint(ApiKeyText.Shown(text), ApiKeyText.Hash(text)));
    }

    public Result<string> Read(string presented) =>
        ApiKeyText.ModeOf(presented) switch
        {
            null => ApiKeyErrors.Malformed,
            { } mode when mode != _mode => ApiKeyErrors.WrongMode,
            _ => ApiKeyText.Hash(presented),
        };
}
