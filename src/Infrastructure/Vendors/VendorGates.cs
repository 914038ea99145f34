using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace StreamHub.Infrastructure.Vendors;

/// <summary>An account at a vendor, as far as the way to it is concerned.</summary>
/// <param name="Name">Tells it from every other; begins with the vendor's name, up to a colon.</param>
/// <param name="Kind">What metrics count it under: many accounts of customers are one kind.</param>
internal sealed record VendorAccount(string Name, string Kind)
{
    public VendorAccount(string name)
        : this(name, name) { }

    /// <summary>An organization's own, with credentials that a customer gave us.</summary>
    public bool IsOrganizations => Kind != Name;

    public string Vendor => Name.Split(':')[0];
}

/// <summary>One gate an account, made when it is first needed.</summary>
internal sealed class VendorGates(IOptions<VendorOptions> options, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<VendorGate>> _gates = new(StringComparer.Ordinal);

    /// <summary>On a request: which account's gate it goes through.</summary>
    public static HttpRequestOptionsKey<VendorAccount> Account { get; } = new("streamhub.vendor-account");

    public VendorGate Of(VendorAccount account) =>
        _gates.GetOrAdd(account.Name, _ => new(() => new VendorGate(account, options.Value, time))).Value;

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
        {
            gate.Value.Dispose();
        }
    }
}
