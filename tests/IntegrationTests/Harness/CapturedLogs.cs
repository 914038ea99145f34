using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Everything that a server under test logged, for looking through.</summary>
public sealed class CapturedLogs : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Lazy<Microphone> _microphone = new(() => SecretNet.OfThisRun.Listen("a server in this process"));
    private IExternalScopeProvider? _scopes;

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose() { }

    private void Keep(string line)
    {
        _microphone.Value.Hear(line);
        _lines.Enqueue(line);
    }

    private sealed class Logger(CapturedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logs._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        // With what production's JSON has beside the message: its values, and the scopes around it.
        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var parts = new List<string> { $"{logLevel} {category} {formatter(state, exception)}" };
            AddValues(state, parts);
            logs._scopes?.ForEachScope(AddValues, parts);
            parts.Add($"{exception}");
            logs.Keep(string.Join(' ', parts));
        }

        private static void AddValues(object? values, List<string> parts) =>
            parts.Add(
                values is IEnumerable<KeyValuePair<string, object?>> named
                    ? string.Join(' ', named.Select(one => $"{one.Key}={one.Value}"))
                    : $"{values}"
            );
    }
}
