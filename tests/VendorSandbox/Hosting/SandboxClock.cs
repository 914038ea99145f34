using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Hosting;

/// <summary>
/// The date all vendors believe in. Only the date can be moved: timers run in real time, because sockets do.
/// </summary>
public sealed class SandboxClock(TimeProvider inner, SandboxStore store) : TimeProvider
{
    public event EventHandler? Advanced;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + store.Read(state => state.ClockOffset);

    public void Advance(TimeSpan by)
    {
        store.Change(state => state.ClockOffset += by);
        Advanced?.Invoke(this, EventArgs.Empty);
    }
}
