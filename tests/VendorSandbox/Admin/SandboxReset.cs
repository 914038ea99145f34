using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Requests;
using StreamHub.VendorSandbox.S3;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Admin;

internal sealed class SandboxReset(
    SandboxStore store,
    WebhookQueue queue,
    DeliveryJournal deliveries,
    RequestJournal requests,
    FaultControl faults,
    S3Control files
)
{
    public void Run()
    {
        faults.ClearAll();
        queue.Reset();
        store.Reset();
        files.Reset();
        deliveries.Clear();
        requests.Clear();
    }
}
