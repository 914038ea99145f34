using StreamHub.Application.Common.Security;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Makes contexts that only read, over the <see cref="ReadDatabase"/>.</summary>
internal sealed class ReadContexts(Func<StreamHubDbContext> create)
{
    public StreamHubDbContext Create() => create();
}

/// <summary>The reading context of one scope, taken from the pool when it is first needed.</summary>
internal sealed class ReadContext(ReadContexts contexts, ICallerContext caller) : IAsyncDisposable, IDisposable
{
    private StreamHubDbContext? _context;

    public StreamHubDbContext Value
    {
        get
        {
            if (_context is null)
            {
                _context = contexts.Create();
                _context.Caller = caller;
            }

            return _context;
        }
    }

    public ValueTask DisposeAsync() => _context?.DisposeAsync() ?? ValueTask.CompletedTask;

    public void Dispose() => _context?.Dispose();
}
