using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Mail;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Admin;

internal static class IndexPage
{
    public static IResult Show(SandboxAddress address, SmtpServer smtp, SandboxStore store, TimeProvider clock)
    {
        var counts = store.Read(state =>
            $"""
                <li>{state.Cloudflare.Videos.Count} <a href="/admin/cloudflare/videos">Cloudflare videos</a></li>
                <li>{state.Mux.Assets.Count} <a href="/admin/mux/assets">Mux assets</a></li>
                <li>{state.YouTube.Videos.Count} <a href="/admin/youtube/videos">YouTube videos</a></li>
                <li>{state.SoundCloudTracks.Tracks.Count} <a href="/admin/soundcloud/tracks">SoundCloud tracks</a></li>
                <li>{state.Stripe.Subscriptions.Count} <a href="/admin/stripe/subscriptions">subscriptions</a></li>
                <li>{state.Stripe.Sessions.Count} <a href="/admin/stripe/sessions">checkout sessions</a></li>
                <li>{state.Stripe.Events.Count} <a href="/admin/stripe/events">Stripe events</a></li>
                <li>{state.Mail.Messages.Count} <a href="/mailbox">mails</a></li>
                <li>{state.Webhooks.Pending.Count} webhooks pending</li>
                """
        );
        return Html.Page(
            "Vendor sandbox",
            $"""
            <table>
            <tr><th>Cloudflare API</th><td>{address.UrlOf("/cloudflare/client/v4")}</td></tr>
            <tr><th>Cloudflare playback</th><td>{address.UrlOf("/cloudflare/customer")}</td></tr>
            <tr><th>Mux API</th><td>{address.UrlOf("/mux/")}</td></tr>
            <tr><th>Mux playback</th><td>{address.UrlOf("/mux/stream/")} and {address.UrlOf("/mux/image/")}</td></tr>
            <tr><th>Stripe API</th><td>{address.UrlOf("/stripe/v1")}</td></tr>
            <tr><th>Google</th><td>{address.UrlOf("/google/")}</td></tr>
            <tr><th>SoundCloud</th><td>{address.UrlOf("/soundcloud/")}</td></tr>
            <tr><th>Clerk issuer</th><td>{address.UrlOf("/clerk")}</td></tr>
            <tr><th>SMTP</th><td>127.0.0.1:{smtp.Port}</td></tr>
            <tr><th>Clock</th><td>{clock.GetUtcNow():u}</td></tr>
            </table>
            <ul>{counts}</ul>
            <p><a href="/admin/webhooks/deliveries">Webhook deliveries</a>, <a href="/admin/requests">requests</a></p>
            """
        );
    }
}
