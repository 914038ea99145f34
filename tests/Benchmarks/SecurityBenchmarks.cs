using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Security;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Benchmarks;

/// <summary>What a token, a cursor and a sealed secret cost.</summary>
[MemoryDiagnoser]
public class SecurityBenchmarks
{
    private static readonly JwtProfile Profile = new()
    {
        Type = "at+jwt",
        Issuer = "streamhub",
        Audience = "streamhub-clients",
    };

    private static readonly SecretContext Context = new(Guid.NewGuid(), "benchmark");

    private readonly JwtVerifier _verifier;
    private readonly string _token;
    private readonly string _cursor = new Cursor(TimeProvider.System.GetUtcNow(), Guid.NewGuid()).ToString();
    private readonly AesGcmVault _vault = new(
        Options.Create(
            new VaultOptions
            {
                CurrentKeyId = "b",
                Keys = { ["b"] = Convert.ToBase64String(new byte[Aes256Gcm.KeySize]) },
            }
        )
    );
    private readonly string _sealed;

    public SecurityBenchmarks()
    {
        var key = new HmacSha256Key(Encoding.UTF8.GetBytes("a benchmark's secret of 32 bytes or more"));
        _verifier = new JwtVerifier(Profile, new JwsKeySet(key), TimeProvider.System);
        _token = new JwtIssuer(Profile, key, TimeProvider.System).Issue("user", TimeSpan.FromHours(1), out _);
        _sealed = _vault.Seal("a secret of some length", Context);
    }

    [Benchmark]
    public bool VerifyAccessToken() => _verifier.TryVerify(_token, out _, out _);

    [Benchmark]
    public bool ParseCursor() => Cursor.TryParse(_cursor, out _);

    [Benchmark]
    public string SealSecret() => _vault.Seal("a secret of some length", Context);

    [Benchmark]
    public string OpenSecret() => _vault.Open(_sealed, Context);
}
