using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A program that a test started. It never outlives the test run, however that ends.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int LinesKept = 400;

    private static readonly ConcurrentDictionary<int, Process> Running = new();

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    static ChildProcess() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var process in Running.Values)
            {
                process.Kill(entireProcessTree: true);
            }
        };

    /// <param name="environment">Besides the tests' own, or instead of it.</param>
    /// <param name="heard">Gets each line that it writes.</param>
    public ChildProcess(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>> environment,
        bool inheritsEnvironment = true,
        Action<string>? heard = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!inheritsEnvironment)
        {
            start.Environment.Clear();
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data, heard);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data, heard);
        _process.Start();
        Running[_process.Id] = _process;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The last lines that it wrote to stdout.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <summary>The last lines that it wrote to stderr.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    public string Said => string.Join('\n', _errors.Concat(_output));

    /// <summary>Ends it without a word of warning.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        Running.TryRemove(_process.Id, out _);
    }

    /// <summary>Asks it to end, by SIGTERM.</summary>
    public void Terminate()
    {
        using var asking = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        asking.WaitForExit();
    }

    public async Task<int> ExitCodeAsync(TimeSpan within)
    {
        await _process.WaitForExitAsync().WaitAsync(within);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line, Action<string>? heard)
    {
        if (line is null)
        {
            return;
        }

        heard?.Invoke(line);
        lines.Enqueue(line);
        while (lines.Count > LinesKept)
        {
            lines.TryDequeue(out _);
        }
    }
}
