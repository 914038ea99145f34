using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StreamHub.Infrastructure.Storage.Local;

/// <summary>Where the files lie: each in a folder of its own, which goes with whatever is in it.</summary>
internal sealed partial class LocalFolder(
    IOptions<LocalStorageOptions> options,
    IHostEnvironment environment,
    ILogger<LocalFolder> logger
)
{
    private const string Content = "content";
    private const string Incoming = "incoming";

    private readonly string _root = Path.GetFullPath(options.Value.Path, environment.ContentRootPath);

    /// <summary>Of what is open, whatever lies in its place by now.</summary>
    public static string VersionOf(FileStream file) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"\"{file.Length:x}-{File.GetLastWriteTimeUtc(file.SafeFileHandle).Ticks:x}\""
        );

    /// <returns><c>null</c> when it is not there.</returns>
    public FileStream? Open(string key)
    {
        try
        {
            return new FileStream(
                Path.Combine(FolderOf(key), Content),
                new FileStreamOptions
                {
                    Mode = FileMode.Open,
                    Access = FileAccess.Read,
                    Share = FileShare.ReadWrite | FileShare.Delete,
                    Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                }
            );
        }
        catch (IOException exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <returns><c>null</c> while another one is received in its place.</returns>
    public IncomingFile? Receive(string key)
    {
        var folder = FolderOf(key);
        Directory.CreateDirectory(folder);
        try
        {
            // One at a time, so that nobody can fill the disk with one address. What a dead process left is begun anew.
            var stream = new FileStream(
                Path.Combine(folder, Incoming),
                new FileStreamOptions
                {
                    Mode = FileMode.Create,
                    Access = FileAccess.Write,
                    Share = FileShare.None,
                    Options = FileOptions.Asynchronous,
                    BufferSize = 0,
                }
            );
            return new IncomingFile(stream, Path.Combine(folder, Content), logger);
        }
        catch (IOException exception)
        {
            NotReceived(logger, exception, key);
            return null;
        }
    }

    public void Delete(string key)
    {
        if (Directory.Exists(FolderOf(key)))
        {
            Directory.Delete(FolderOf(key), recursive: true);
        }
    }

    private string FolderOf(string key) => Path.Combine(_root, key);

    [LoggerMessage(LogLevel.Information, "Nothing is received in the place of {Key}")]
    private static partial void NotReceived(ILogger logger, Exception exception, string key);
}

/// <summary>A file while it is received: kept whole, on the disk for good, or gone.</summary>
internal sealed partial class IncomingFile(FileStream stream, string destination, ILogger logger) : IAsyncDisposable
{
    private bool _isKept;

    /// <returns>Whether there was room.</returns>
    public async Task<bool> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellationToken);
            return true;
        }
        catch (IOException exception)
        {
            NotWritten(logger, exception);
            return false;
        }
    }

    /// <summary>Renamed while it is still held, so that nobody begins anew in between.</summary>
    public bool Keep()
    {
        try
        {
            stream.Flush(flushToDisk: true);
            File.Move(stream.Name, destination, overwrite: true);
            _isKept = true;
        }
        catch (IOException exception)
        {
            NotWritten(logger, exception);
        }

        return _isKept;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isKept)
        {
            File.Delete(stream.Name);
        }

        await stream.DisposeAsync();
    }

    [LoggerMessage(LogLevel.Error, "A file can't be written")]
    private static partial void NotWritten(ILogger logger, Exception exception);
}
