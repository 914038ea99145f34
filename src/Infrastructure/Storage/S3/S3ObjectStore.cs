using System.Net.Http.Headers;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Fetching;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Storage.S3;

internal sealed class S3ObjectStore(
    S3Bucket bucket,
    IPartedUploads parts,
    IHttpClientFactory clients,
    IOptions<FetchingOptions> fetching,
    TimeProvider time
) : IObjectStore
{
    /// <summary>For contents: unlike questions they take long, and go past the gate.</summary>
    public const string ContentClient = "s3-content";

    private static readonly TimeSpan ReadLifetime = TimeSpan.FromMinutes(5);

    public IPartedUploads Parts => parts;

    public PresignedRequest PresignPut(string key, string contentType, long length, DateTimeOffset expiresAt)
    {
        var request = new GetPreSignedUrlRequest
        {
            Key = key,
            Verb = HttpVerb.PUT,
            ContentType = contentType,
        };
        request.Headers.ContentLength = length;
        return new PresignedRequest(
            bucket.Presign(request, expiresAt),
            new Dictionary<string, string> { ["Content-Type"] = contentType }
        );
    }

    public Uri PresignGet(string key, string fileName, string contentType, DateTimeOffset expiresAt) =>
        bucket.Presign(
            new GetPreSignedUrlRequest
            {
                Key = key,
                Verb = HttpVerb.GET,
                ResponseHeaderOverrides = new ResponseHeaderOverrides
                {
                    ContentType = contentType,
                    ContentDisposition = AttachmentOf(fileName),
                },
            },
            expiresAt
        );

    public Task<Result<StoredObject?>> FindAsync(string key, CancellationToken cancellationToken) =>
        bucket.AskAsync<StoredObject?>(
            async client =>
            {
                var request = new GetObjectMetadataRequest { BucketName = bucket.Name, Key = key };
                var found = await client.GetObjectMetadataAsync(request, cancellationToken);
                return new StoredObject(found.ContentLength, found.ETag);
            },
            absent: null,
            cancellationToken
        );

    public Task<Result<Asset>> OpenAsync(string key, long offset, string? version, CancellationToken cancellationToken)
    {
        var request = new GetPreSignedUrlRequest { Key = key, Verb = HttpVerb.GET };
        var address = bucket.Presign(request, time.Now() + ReadLifetime);
        return new FileDownload(
            (prepare, cancellation) => FetchAsync(address, prepare, cancellation),
            fetching.Value
        ).OpenAsync(offset, version, cancellationToken);
    }

    public async Task<Result> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var deleted = await bucket.AskAsync(
            async client =>
            {
                await client.DeleteObjectAsync(
                    new DeleteObjectRequest { BucketName = bucket.Name, Key = key },
                    cancellationToken
                );
                return true;
            },
            absent: true,
            cancellationToken
        );
        return deleted.IsSuccess ? Result.Success() : deleted.Error;
    }

    private async Task<HttpResponseMessage?> FetchAsync(
        Uri address,
        Action<HttpRequestMessage> prepare,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(fetching.Value.AnswerTimeout);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        prepare(request);
        try
        {
            var http = clients.CreateClient(ContentClient);
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        }
        catch (Exception exception) when (VendorOutages.IsOutage(exception, cancellationToken))
        {
            return null;
        }
    }

    private static string AttachmentOf(string fileName) =>
        new ContentDispositionHeaderValue("attachment") { FileNameStar = fileName }.ToString();
}
