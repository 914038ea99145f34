using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Fetching;

/// <summary>
/// The one client for addresses that users give. Every failure is the same to its caller: nobody learns from it whether a
/// host is inner, dead or only slow. The reasons are in the log.
/// </summary>
internal sealed partial class GuardedClient(
    HttpClient http,
    IOptions<FetchingOptions> options,
    ILogger<GuardedClient> logger
)
{
    private const int MaxRedirects = 3;
    private const int MaxAddressLength = 2_048;

    /// <param name="prepare">Completes each request: one goes to every place that the address leads to.</param>
    /// <returns>The answer, whose body is still to come; <c>null</c> when there is none.</returns>
    public async Task<HttpResponseMessage?> GetAsync(
        Uri address,
        Action<HttpRequestMessage> prepare,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.AnswerTimeout);
        try
        {
            Uri? next = address;
            for (var redirects = 0; redirects <= MaxRedirects; redirects++)
            {
                if (!IsFit(next))
                {
                    Refused(logger, address.IsAbsoluteUri ? address.Host : "a relative address", "its form");
                    return null;
                }

                using var request = new HttpRequestMessage(HttpMethod.Get, next);
                prepare(request);
                var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
                if (!IsRedirect(response.StatusCode))
                {
                    return response;
                }

                using (response)
                {
                    next = LocationOf(response, next);
                }
            }

            Refused(logger, address.Host, "too many redirects");
            return null;
        }
        catch (Exception exception)
            when (VendorOutages.IsOutage(exception, cancellationToken) || exception is UriFormatException)
        {
            Unreachable(logger, exception, address.Host);
            return null;
        }
    }

    /// <summary>What can be asked for at all; where it leads to is judged when it is connected to.</summary>
    public static bool IsFit([NotNullWhen(true)] Uri? address) =>
        address is { IsAbsoluteUri: true, UserInfo: "", OriginalString.Length: <= MaxAddressLength }
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;

    private static bool IsRedirect(HttpStatusCode status) =>
        status
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect;

    // A path alone would be taken for a file of this machine.
    private static Uri? LocationOf(HttpResponseMessage response, Uri from)
    {
        var text = response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : "";
        var kind = text.StartsWith('/') ? UriKind.Relative : UriKind.RelativeOrAbsolute;
        return
            text.Length > 0
            && Uri.TryCreate(text, kind, out var location)
            && Uri.TryCreate(from, location, out var next)
            ? next
            : null;
    }

    [LoggerMessage(LogLevel.Information, "Nothing was fetched from {Host}: {Reason}")]
    private static partial void Refused(ILogger logger, string host, string reason);

    [LoggerMessage(LogLevel.Information, "Nothing could be fetched from {Host}")]
    private static partial void Unreachable(ILogger logger, Exception exception, string host);
}
