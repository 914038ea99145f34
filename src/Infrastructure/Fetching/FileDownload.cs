using System.Net;
using System.Net.Http.Headers;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Storage;

namespace StreamHub.Infrastructure.Fetching;

/// <summary>Asks for a file, or for what a range names of it.</summary>
/// <returns><c>null</c> when there is no answer.</returns>
internal delegate Task<HttpResponseMessage?> FetchFile(
    Action<HttpRequestMessage> prepare,
    CancellationToken cancellation
);

/// <summary>
/// Reads a file over HTTP from any byte on. What it is, is told by its first bytes; that it is still the same one, by its
/// length and its entity tag.
/// </summary>
internal sealed class FileDownload(FetchFile fetch, FetchingOptions options)
{
    public async Task<Result<Asset>> OpenAsync(long offset, string? version, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var head = offset == 0 ? null : new RangeHeaderValue(0, FileSignature.HeadLength - 1);
        var asked = await AskAsync(head, sameAs: null, cancellationToken);
        if (!asked.IsSuccess)
        {
            return asked.Error;
        }

        var part = asked.Value;
        var opened = await OpenAsync(part, offset, version, cancellationToken);
        if (!opened.IsSuccess || opened.Value.Content != part)
        {
            await part.DisposeAsync();
        }

        return opened;
    }

    private async Task<Result<Asset>> OpenAsync(
        FilePart part,
        long offset,
        string? version,
        CancellationToken cancellationToken
    )
    {
        if ((version is not null && version != part.Version) || (offset > 0 && offset >= part.TotalLength))
        {
            return PublishingErrors.AssetChanged;
        }

        try
        {
            var type = await part.ReadTypeAsync(cancellationToken);
            if (type is null || part.TotalLength > options.MaxBytes)
            {
                return PublishingErrors.AssetUnfit;
            }

            if (part.IsRange)
            {
                return await ContinueAsync(part, type, offset, cancellationToken);
            }

            // Its server knows no ranges: what was read before comes again and is passed over.
            await part.SkipAsync(offset, cancellationToken);
            return new Asset(part, part.TotalLength, type, part.Version);
        }
        catch (IOException)
        {
            return PublishingErrors.AssetUnreachable;
        }
    }

    private async Task<Result<Asset>> ContinueAsync(
        FilePart head,
        string type,
        long offset,
        CancellationToken cancellationToken
    )
    {
        var asked = await AskAsync(new RangeHeaderValue(offset, to: null), head.Version, cancellationToken);
        if (!asked.IsSuccess)
        {
            return asked.Error;
        }

        var rest = asked.Value;
        if (rest.IsRange && rest.IsPartOfSame(head, offset))
        {
            return new Asset(rest, head.TotalLength, type, head.Version);
        }

        await rest.DisposeAsync();
        return PublishingErrors.AssetChanged;
    }

    private async Task<Result<FilePart>> AskAsync(
        RangeHeaderValue? range,
        string? sameAs,
        CancellationToken cancellationToken
    )
    {
        var response = await fetch(
            request =>
            {
                request.Headers.Range = range;
                request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
                request.Headers.IfRange = sameAs is null ? null : new RangeConditionHeaderValue(sameAs);
            },
            cancellationToken
        );
        var part = response is null ? null : await FilePart.ReadAsync(response, options, cancellationToken);
        return part is null ? PublishingErrors.AssetUnreachable : part;
    }
}
