using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Identity;

/// <summary>ASP.NET Core Identity's password hash: PBKDF2 with HMAC-SHA512, a salt each, its rounds in the hash.</summary>
internal sealed class PasswordHasher : IPasswordHasher
{
    private static readonly object NoUser = new();

    /// <summary>Where version 3 of the format has its rounds, in four bytes, most significant first.</summary>
    private const int RoundsOffset = 5;

    private readonly PasswordHasher<object> _hasher;
    private readonly int _rounds;
    private readonly string _nobodysHash;

    public PasswordHasher(IOptions<AuthOptions> options)
    {
        _rounds = options.Value.PasswordIterations;
        var settings = new PasswordHasherOptions { IterationCount = _rounds };
        _hasher = new PasswordHasher<object>(Options.Create(settings));
        _nobodysHash = _hasher.HashPassword(NoUser, Guid.NewGuid().ToString());
    }

    public string Hash(string password) => _hasher.HashPassword(NoUser, password);

    public bool Verify(string? hash, string password)
    {
        var hasPassword = !string.IsNullOrEmpty(hash);
        var outcome = _hasher.VerifyHashedPassword(NoUser, hasPassword ? hash! : _nobodysHash, password);
        return hasPassword && outcome != PasswordVerificationResult.Failed;
    }

    public bool IsOutdated(string hash) =>
        BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(RoundsOffset)) != _rounds;
}
