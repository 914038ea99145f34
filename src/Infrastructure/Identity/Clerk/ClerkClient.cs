using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Identity.Clerk;

/// <summary>Asks Clerk: for the keys of its tokens, which everybody may have, and for its users.</summary>
internal sealed partial class ClerkClient(HttpClient http, IOptions<ClerkOptions> options, ILogger<ClerkClient> logger)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <returns><c>null</c> when Clerk is away or hands out no usable key.</returns>
    public async Task<JwsKeySet?> GetKeysAsync(CancellationToken cancellationToken)
    {
        var address = $"{options.Value.Issuer}/.well-known/jwks.json";
        try
        {
            return Jwk.ImportSet(await http.GetByteArrayAsync(address, cancellationToken));
        }
        catch (Exception exception)
            when (exception is UnusableKeyException || VendorOutages.IsOutage(exception, cancellationToken))
        {
            Unreachable(exception, address);
            return null;
        }
    }

    public async Task<Result<ExternalPerson?>> GetUserAsync(string id, CancellationToken cancellationToken)
    {
        var address = new Uri(options.Value.ApiBaseUrl, $"v1/users/{Uri.EscapeDataString(id)}");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.SecretKey);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return Result.Success<ExternalPerson?>(value: null);
            }

            if (!response.IsSuccessStatusCode)
            {
                Refused(address, (int)response.StatusCode);
                return IdentityErrors.VendorUnavailable;
            }

            var user = await response.Content.ReadFromJsonAsync<ClerkUser>(Json, cancellationToken);
            return user?.Id == id && user.ToPerson() is { } person ? person : IdentityErrors.VendorUnavailable;
        }
        catch (Exception exception) when (VendorOutages.IsOutage(exception, cancellationToken))
        {
            Unreachable(exception, address.AbsoluteUri);
            return IdentityErrors.VendorUnavailable;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Clerk could not be reached or understood for GET {Url}")]
    private partial void Unreachable(Exception exception, string url);

    [LoggerMessage(LogLevel.Error, "Clerk answered GET {Url} with {Status}")]
    private partial void Refused(Uri url, int status);
}
