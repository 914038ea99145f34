using System.Text.Json;

namespace StreamHub.VendorSandbox.State;

/// <summary>
/// The one state of a sandbox behind one lock, so that a change and the webhooks it causes are saved together.
/// With a data folder, each change is on disk a moment later, replacing the file before in one step.
/// </summary>
public sealed class SandboxStore : IAsyncDisposable
{
    private static readonly TimeSpan WriteDelay = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _changed = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly string _folder;
    private readonly bool _durable;
    private readonly Task _writing;
    private SandboxState _state;
    private long _version;
    private long _written;

    public SandboxStore(SandboxSettings settings)
    {
        _durable = settings.DataFolder is not null;
        _folder = settings.DataFolder ?? Directory.CreateTempSubdirectory("vendor-sandbox-").FullName;
        FilesFolder = Directory.CreateDirectory(Path.Combine(_folder, "files")).FullName;
        _state = Load();
        _writing = _durable ? Task.Run(WriteChangesAsync) : Task.CompletedTask;
    }

    public string FilesFolder { get; }

    /// <summary>How often the state was changed.</summary>
    public long Changes
    {
        get
        {
            lock (_gate)
            {
                return _version;
            }
        }
    }

    private string StatePath => Path.Combine(_folder, "state.json");

    public TResult Read<TResult>(Func<SandboxState, TResult> query)
    {
        lock (_gate)
        {
            return query(_state);
        }
    }

    public TResult Change<TResult>(Func<SandboxState, TResult> change)
    {
        lock (_gate)
        {
            var result = change(_state);
            Touch();
            return result;
        }
    }

    public void Change(Action<SandboxState> change)
    {
        lock (_gate)
        {
            change(_state);
            Touch();
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _state = new SandboxState();
            Touch();
        }

        foreach (var file in Directory.EnumerateFiles(FilesFolder))
        {
            File.Delete(file);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _writing;
        if (_durable)
        {
            WriteIfChanged();
        }
        else
        {
            Directory.Delete(_folder, recursive: true);
        }

        _stopping.Dispose();
        _changed.Dispose();
    }

    private void Touch()
    {
        _version++;
        if (_durable && _changed.CurrentCount == 0)
        {
            _changed.Release();
        }
    }

    private SandboxState Load()
    {
        if (!File.Exists(StatePath))
        {
            return new SandboxState();
        }

        using var file = File.OpenRead(StatePath);
        return JsonSerializer.Deserialize<SandboxState>(file, JsonSerializerOptions.Web) ?? new SandboxState();
    }

    private async Task WriteChangesAsync()
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(_stopping.Token);
                await Task.Delay(WriteDelay, _stopping.Token);
                WriteIfChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: DisposeAsync writes what is left.
        }
    }

    private void WriteIfChanged()
    {
        byte[] json;
        lock (_gate)
        {
            if (_written == _version)
            {
                return;
            }

            json = JsonSerializer.SerializeToUtf8Bytes(_state, JsonSerializerOptions.Web);
            _written = _version;
        }

        var next = StatePath + ".next";
        File.WriteAllBytes(next, json);
        File.Move(next, StatePath, overwrite: true);
    }
}
