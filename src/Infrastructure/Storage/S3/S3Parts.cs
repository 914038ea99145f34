using Amazon.S3;
using Amazon.S3.Model;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Storage;

namespace StreamHub.Infrastructure.Storage.S3;

/// <summary>Multipart uploads. What came is asked of the store, so that nobody has to collect its entity tags.</summary>
internal sealed class S3Parts(S3Bucket bucket) : IPartedUploads
{
    public async Task<Result<string>> BeginAsync(string key, string contentType, CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = bucket.Name,
            Key = key,
            ContentType = contentType,
        };
        var begun = await bucket.AskAsync<string?>(
            async client => (await client.InitiateMultipartUploadAsync(request, cancellationToken)).UploadId,
            absent: null,
            cancellationToken
        );
        // Without its bucket there is no store.
        return begun.IsSuccess ? begun.Value ?? Missing() : begun.Error;

        static Result<string> Missing() => FileErrors.StorageUnavailable;
    }

    public PresignedRequest PresignPart(string key, string uploadId, int number, long length, DateTimeOffset expiresAt)
    {
        var request = new GetPreSignedUrlRequest
        {
            Key = key,
            Verb = HttpVerb.PUT,
            UploadId = uploadId,
            PartNumber = number,
        };
        request.Headers.ContentLength = length;
        return new PresignedRequest(bucket.Presign(request, expiresAt), new Dictionary<string, string>());
    }

    public Task<Result<bool>> CompleteAsync(string key, string uploadId, CancellationToken cancellationToken) =>
        bucket.AskAsync(
            client => CompleteAsync(client, key, uploadId, cancellationToken),
            absent: false,
            cancellationToken
        );

    public async Task<Result> AbortAsync(string key, string uploadId, CancellationToken cancellationToken)
    {
        var request = new AbortMultipartUploadRequest
        {
            BucketName = bucket.Name,
            Key = key,
            UploadId = uploadId,
        };
        var aborted = await bucket.AskAsync(
            async client =>
            {
                await client.AbortMultipartUploadAsync(request, cancellationToken);
                return true;
            },
            absent: true,
            cancellationToken
        );
        return aborted.IsSuccess ? Result.Success() : aborted.Error;
    }

    // There are fewer parts than a page of the list has.
    private async Task<bool> CompleteAsync(
        AmazonS3Client client,
        string key,
        string uploadId,
        CancellationToken cancellationToken
    )
    {
        var list = new ListPartsRequest
        {
            BucketName = bucket.Name,
            Key = key,
            UploadId = uploadId,
        };
        var came = (await client.ListPartsAsync(list, cancellationToken)).Parts;
        if (came is not { Count: > 0 })
        {
            return false;
        }

        var completion = new CompleteMultipartUploadRequest
        {
            BucketName = bucket.Name,
            Key = key,
            UploadId = uploadId,
            PartETags = [.. came.Select(part => new PartETag(part.PartNumber!.Value, part.ETag))],
        };
        await client.CompleteMultipartUploadAsync(completion, cancellationToken);
        return true;
    }
}
