using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Videos;

/// <summary>Speaks a video vendor's protocol for one account, and tells in our own errors how that went.</summary>
internal abstract partial class VideoVendorClient(HttpClient http, VendorAccount account, ILogger logger)
{
    protected abstract JsonSerializerOptions Json { get; }

    /// <summary>What the vendor knows the account by; <c>null</c> once the organization's credentials are gone.</summary>
    protected abstract AuthenticationHeaderValue? Credentials { get; }

    public Task<Result<T>> GetAsync<T>(string path, CancellationToken cancellationToken)
        where T : class => SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    public Task<Result<T>> PostAsync<T>(string path, object? body, CancellationToken cancellationToken)
        where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: Json);
        }

        return SendAsync<T>(request, cancellationToken);
    }

    /// <summary>For a change that needs no body and of whose answer nothing is wanted.</summary>
    public Task<Result> PutAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Put, path), cancellationToken);

    public Task<Result> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Delete, path), cancellationToken);

    /// <returns>What the answer's envelope holds; <c>null</c> when it is none or empty.</returns>
    protected abstract Task<T?> ReadAsync<T>(HttpContent answer, CancellationToken cancellationToken)
        where T : class;

    /// <exception cref="JsonException">The refusal is none of the vendor's own.</exception>
    protected abstract Task<string> ReasonsAsync(HttpContent refusal, CancellationToken cancellationToken);

    protected Task<TResult> SendAsync<TResult>(
        HttpRequestMessage request,
        Func<HttpResponseMessage, Task<TResult>> read,
        CancellationToken cancellationToken
    )
        where TResult : IResult<TResult> =>
        ExchangeAsync(
            request,
            async response =>
                response.IsSuccessStatusCode
                    ? await read(response)
                    : TResult.Failure(await RefusalAsync(request, response, cancellationToken)),
            cancellationToken
        );

    /// <summary>For who judges refusals, too.</summary>
    protected async Task<TResult> ExchangeAsync<TResult>(
        HttpRequestMessage request,
        Func<HttpResponseMessage, Task<TResult>> judge,
        CancellationToken cancellationToken
    )
        where TResult : IResult<TResult>
    {
        if (Credentials is not { } credentials)
        {
            return TResult.Failure(VideoErrors.AccountDisconnected);
        }

        try
        {
            using (request)
            {
                // An address of the API is relative; no other is to see the credentials.
                request.Headers.Authorization = request.RequestUri!.IsAbsoluteUri ? null : credentials;
                request.Options.Set(VendorGates.Account, account);
                using var response = await http.SendAsync(request, cancellationToken);
                return await judge(response);
            }
        }
        catch (Exception exception) when (VendorOutages.IsOutage(exception, cancellationToken))
        {
            Unreachable(exception, account.Vendor, request.Method, request.RequestUri);
            return TResult.Failure(Away((exception as VendorBusyException)?.Wait));
        }
    }

    protected Result<T> Unreadable<T>(HttpRequestMessage request)
    {
        Incomplete(account.Vendor, request.Method, request.RequestUri);
        return VideoErrors.VendorUnavailable;
    }

    private static Error Away(TimeSpan? wait) => VideoErrors.VendorUnavailable with { RetryAfter = wait };

    private Task<Result> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, _ => Task.FromResult(Result.Success()), cancellationToken);

    protected Task<Result<T>> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : class =>
        SendAsync<Result<T>>(
            request,
            async response =>
                await ReadAsync<T>(response.Content, cancellationToken) is { } value ? value : Unreadable<T>(request),
            cancellationToken
        );

    protected async Task<Error> RefusalAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        // What a POST does not find is not what it would make, but the address itself.
        var status = response.StatusCode;
        if (status == HttpStatusCode.NotFound && request.Method != HttpMethod.Post)
        {
            return VideoErrors.NotFound;
        }

        if (VendorOutages.IsOutage(status))
        {
            Failing(account.Vendor, request.Method, request.RequestUri, (int)status);
            return Away(response.Headers.RetryAfter?.Delta);
        }

        if (account.IsOrganizations && status is (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            NotLetIn(account.Name, request.Method, request.RequestUri, (int)status);
            return VideoErrors.VendorRejected;
        }

        var reasons = await TryReadReasonsAsync(response.Content, cancellationToken);
        Rejected(account.Vendor, request.Method, request.RequestUri, (int)status, reasons);
        return VideoErrors.VendorRejected;
    }

    private async Task<string> TryReadReasonsAsync(HttpContent refusal, CancellationToken cancellationToken)
    {
        try
        {
            return await ReasonsAsync(refusal, cancellationToken);
        }
        catch (JsonException)
        {
            return "no reason that could be read";
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Vendor} could not be reached or understood for {Method} {Url}")]
    private partial void Unreachable(Exception exception, string vendor, HttpMethod method, Uri? url);

    [LoggerMessage(LogLevel.Warning, "{Vendor} answered {Method} {Url} with {Status}")]
    private partial void Failing(string vendor, HttpMethod method, Uri? url, int status);

    [LoggerMessage(LogLevel.Warning, "{Vendor} answered {Method} {Url} without what was asked for")]
    private partial void Incomplete(string vendor, HttpMethod method, Uri? url);

    // What a customer gave us is the customer's to put right.
    [LoggerMessage(LogLevel.Warning, "The credentials of {Account} do not open {Method} {Url}: {Status}")]
    private partial void NotLetIn(string account, HttpMethod method, Uri? url, int status);

    [LoggerMessage(LogLevel.Error, "{Vendor} refused {Method} {Url} with {Status}: {Reasons}")]
    private partial void Rejected(string vendor, HttpMethod method, Uri? url, int status, string reasons);
}
