using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos;

/// <summary>The private key with which we sign playback tokens for one vendor account: one an account, made at first use.</summary>
public sealed class SigningKey(Guid id, VideoVendor vendor, string account, string keyId, string sealedPrivateKey)
{
    public const int AccountMaxLength = 64;
    public const int KeyIdMaxLength = 100;

    public Guid Id { get; private set; } = id;

    public VideoVendor Vendor { get; private set; } = vendor;

    /// <summary>Unique together with the vendor.</summary>
    public string Account { get; private set; } = account;

    /// <summary>The vendor's name for it.</summary>
    public string KeyId { get; private set; } = keyId;

    public string SealedPrivateKey { get; private set; } = sealedPrivateKey;
}
