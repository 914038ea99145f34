namespace StreamHub.VendorSandbox.Faults;

/// <summary>The faults that are set, by vendor; the first that fits a request hits it.</summary>
public sealed class FaultControl
{
    private readonly Lock _gate = new();
    private readonly List<ArmedFault> _faults = [];

    public void Set(string vendor, Fault fault)
    {
        lock (_gate)
        {
            _faults.Add(new ArmedFault(vendor, fault, fault.Times));
        }
    }

    public void Clear(string vendor)
    {
        lock (_gate)
        {
            _faults.RemoveAll(armed => armed.Vendor == vendor);
        }
    }

    public void ClearAll()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    internal Fault? Strike(string vendor, HttpRequest request)
    {
        lock (_gate)
        {
            var at = _faults.FindIndex(armed => armed.Vendor == vendor && armed.Fault.Hits(request, vendor));
            if (at < 0)
            {
                return null;
            }

            var armed = _faults[at];
            if (armed.Left is 1)
            {
                _faults.RemoveAt(at);
            }
            else
            {
                _faults[at] = armed with { Left = armed.Left - 1 };
            }

            return armed.Fault;
        }
    }

    private sealed record ArmedFault(string Vendor, Fault Fault, int? Left);
}
