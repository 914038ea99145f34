using System.Net.Http.Headers;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>What a PUT to a resumable upload carries: a stretch of the file, all of it, or only a question.</summary>
/// <param name="From">Null when it asks how much has come.</param>
/// <param name="Total">Null while the sender does not know.</param>
/// <param name="IsWhole">No range was named: the file is what the body is.</param>
internal sealed record ContentRange(long? From, long? To, long? Total, bool IsWhole = false)
{
    public static ContentRange Read(HttpRequest request)
    {
        if (request.Headers.ContentRange is not [{ } text])
        {
            return new ContentRange(0, request.ContentLength - 1, request.ContentLength, IsWhole: true);
        }

        if (
            !ContentRangeHeaderValue.TryParse(text, out var range)
            || !range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase)
            || (range.To - range.From + 1) is { } length && request.ContentLength is { } sent && sent != length
        )
        {
            throw MuxException.Invalid("Content-Range does not fit the body");
        }

        return new ContentRange(range.From, range.To, range.Length);
    }

    public bool IsQuestion => From is null;
}
