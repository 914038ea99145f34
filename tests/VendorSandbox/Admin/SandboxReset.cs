using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Google;
using StreamHub.VendorSandbox.Requests;
using StreamHub.VendorSandbox.S3;
using StreamHub.VendorSandbox.SoundCloud;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Admin;

internal sealed class SandboxReset(
    SandboxStore store,
    WebhookQueue queue,
    DeliveryJournal deliveries,
    RequestJournal requests,
    FaultControl faults,
    S3Control files,
    YouTubeControl youTube,
    SoundCloudControl soundCloud
)
{
    public void Run()
    {
        faults.ClearAll();
        youTube.Accidents.Clear();
        soundCloud.Accidents.Clear();
        queue.Reset();
        store.Reset();
        files.Reset();
        deliveries.Clear();
        requests.Clear();
    }
}
