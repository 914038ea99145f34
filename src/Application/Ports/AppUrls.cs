namespace StreamHub.Application.Ports;

/// <summary>Where this installation is reached from outside.</summary>
/// <param name="AllowedReturnOrigins">Origins besides our own that a payment page may send the customer back to.</param>
public sealed record AppUrls(Uri Public, IReadOnlyList<Uri> AllowedReturnOrigins)
{
    public Uri For(string path) => new(Public, path);

    public bool MayReturnTo(Uri url) =>
        url is { IsAbsoluteUri: true, UserInfo: "" }
        && AllowedReturnOrigins.Append(Public).Any(origin => HasOrigin(url, origin));

    private static bool HasOrigin(Uri url, Uri origin) =>
        Uri.Compare(
            url,
            origin,
            UriComponents.SchemeAndServer,
            UriFormat.SafeUnescaped,
            StringComparison.OrdinalIgnoreCase
        ) == 0;
}
