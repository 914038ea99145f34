using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Domain.Common;
using StreamHub.Domain.Storage;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Storage.S3;

/// <summary>HTTP to the store, through its gate.</summary>
internal sealed class S3Requests(HttpClient http)
{
    public HttpClient Http => http;
}

/// <summary>The bucket, as AWS's own client sees it; how its failures are told is said here once.</summary>
internal sealed partial class S3Bucket : IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly Protocol _protocol;
    private readonly ILogger<S3Bucket> _logger;

    public S3Bucket(IOptions<S3Options> options, Func<S3Requests> requests, ILogger<S3Bucket> logger)
    {
        var settings = options.Value;
        Name = settings.Bucket!;
        _logger = logger;
        _protocol = settings.Endpoint?.Scheme == Uri.UriSchemeHttp ? Protocol.HTTP : Protocol.HTTPS;
        var config = new AmazonS3Config
        {
            AuthenticationRegion = settings.Region,
            ForcePathStyle = settings.PathStyle,
            HttpClientFactory = new Clients(requests),
            // The gate repeats what may be repeated.
            MaxErrorRetry = 0,
            // Newer checksums are AWS's own; the others refuse what they don't know.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        }

        var credentials = new BasicAWSCredentials(settings.AccessKeyId, settings.SecretAccessKey);
        _client = new AmazonS3Client(credentials, config);
    }

    public string Name { get; }

    public Uri Presign(GetPreSignedUrlRequest request, DateTimeOffset expiresAt)
    {
        request.BucketName = Name;
        request.Protocol = _protocol;
        request.Expires = expiresAt.UtcDateTime;
        return new Uri(_client.GetPreSignedURL(request));
    }

    /// <param name="absent">The answer when the store says that there is no such thing.</param>
    public async Task<Result<T>> AskAsync<T>(
        Func<AmazonS3Client, Task<T>> ask,
        T absent,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return Result.Success(await ask(_client));
        }
        catch (AmazonServiceException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return Result.Success(absent);
        }
        catch (Exception exception)
            when (exception is AmazonServiceException or AmazonClientException
                || VendorOutages.IsOutage(exception, cancellationToken)
            )
        {
            Failed(_logger, exception);
            return FileErrors.StorageUnavailable;
        }
    }

    public void Dispose() => _client.Dispose();

    [LoggerMessage(LogLevel.Error, "The store of files could not be reached, or refused")]
    private static partial void Failed(ILogger logger, Exception exception);

    private sealed class Clients(Func<S3Requests> requests) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => requests().Http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;
    }
}
