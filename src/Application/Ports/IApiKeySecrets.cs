using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <param name="Value">Shown once and never kept.</param>
public sealed record ApiKeySecret(string Value, KeyFingerprint Fingerprint);

/// <summary>The form of API keys: random, of this installation's mode, and with a checksum that notices typing errors.</summary>
public interface IApiKeySecrets
{
    ApiKeySecret Create();

    /// <returns>
    /// The hash of what was presented, <see cref="ApiKeyErrors.Malformed"/>, or <see cref="ApiKeyErrors.WrongMode"/>.
    /// </returns>
    Result<string> Read(string presented);
}
