namespace StreamHub.Domain.WebhookEndpoints;

/// <summary>The form of an endpoint's address. Which machines it may lead to is judged when it is connected to.</summary>
public static class WebhookUrl
{
    public const int MaxLength = 500;

    /// <summary>Absolute, https, not too long, and without a name, password or fragment.</summary>
    /// <param name="allowsHttp">Where receivers are on a developer's own machine.</param>
    public static bool IsValid(Uri url, bool allowsHttp) =>
        url.IsAbsoluteUri
        && (url.Scheme == Uri.UriSchemeHttps || (allowsHttp && url.Scheme == Uri.UriSchemeHttp))
        && url.UserInfo.Length == 0
        && url.Fragment.Length == 0
        && url.AbsoluteUri.Length <= MaxLength;
}
