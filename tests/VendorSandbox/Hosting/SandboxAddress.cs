namespace StreamHub.VendorSandbox.Hosting;

/// <summary>The base address that answers and webhooks name; known once the listener has its port.</summary>
public sealed class SandboxAddress
{
    private Uri? _value;

    public Uri Value
    {
        get => _value ?? throw new InvalidOperationException("The sandbox does not listen yet.");
        internal set => _value = value;
    }

    public string UrlOf(string path) => new Uri(Value, path).AbsoluteUri;

    /// <summary>A listener on every interface is reached by its loopback address.</summary>
    internal static Uri Reachable(string listener) =>
        new(
            listener
                .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
                .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
                .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
                .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal)
        );
}
