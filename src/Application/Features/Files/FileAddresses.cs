using StreamHub.Application.Ports;

namespace StreamHub.Application.Features.Files;

/// <summary>By what address a stored file is named wherever one is asked for.</summary>
public sealed class FileAddresses(AppUrls urls)
{
    private const string Path = "api/v1/files/";
    private const string Content = "/content";

    public Uri Of(Guid fileId) => urls.For($"{Path}{fileId:D}{Content}");

    /// <returns>The file's id, if it is exactly such an address.</returns>
    public Guid? Read(Uri address)
    {
        var (text, start) = (address.OriginalString, urls.For(Path).AbsoluteUri);
        return
            text.StartsWith(start, StringComparison.Ordinal)
            && text.EndsWith(Content, StringComparison.Ordinal)
            && text.Length > start.Length + Content.Length
            && Guid.TryParseExact(text[start.Length..^Content.Length], "D", out var id)
            ? id
            : null;
    }
}
