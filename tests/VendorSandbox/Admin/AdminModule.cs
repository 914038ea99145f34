using StreamHub.VendorSandbox.Clerk;
using StreamHub.VendorSandbox.Cloudflare;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Google;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Mux;
using StreamHub.VendorSandbox.Requests;
using StreamHub.VendorSandbox.SoundCloud;
using StreamHub.VendorSandbox.Stripe;
using StreamHub.VendorSandbox.Stripe.Wire;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Admin;

internal static class AdminModule
{
    public static void AddAdmin(this IServiceCollection services) => services.AddSingleton<SandboxReset>();

    public static void MapAdmin(this WebApplication app)
    {
        app.MapGet("/", IndexPage.Show);
        var admin = app.MapGroup("/admin").AddEndpointFilter<AdminErrors>();
        MapWebhooks(admin.MapGroup("/webhooks"));
        MapFaults(admin.MapGroup("/faults/{vendor}"));
        StripeAdmin.Map(admin.MapGroup("/stripe"));
        CloudflareAdmin.Map(admin.MapGroup("/cloudflare"));
        ClerkAdmin.Map(admin.MapGroup("/clerk"));
        MuxAdmin.Map(admin.MapGroup("/mux"));
        YouTubeAdmin.Map(admin.MapGroup("/youtube"));
        SoundCloudAdmin.Map(admin.MapGroup("/soundcloud"));
        admin.MapGet(
            "/requests",
            (string? vendor, RequestJournal journal) => vendor is null ? journal.All : journal.To(vendor)
        );
        admin.MapPost("/clock/advance", Advance);
        admin.MapPost("/reset", Reset);
    }

    private static void MapWebhooks(RouteGroupBuilder webhooks)
    {
        webhooks.MapGet("/deliveries", (WebhookControl control) => control.Deliveries);
        var vendor = webhooks.MapGroup("/{vendor}");
        vendor.MapPost("/hold", (string vendor, WebhookControl control) => Done(() => control.Hold(vendor)));
        vendor.MapPost("/release", Release);
        vendor.MapPost(
            "/drop",
            (string vendor, int? count, WebhookControl control) => Done(() => control.DropNext(vendor, count ?? 1))
        );
        vendor.MapPost(
            "/delay",
            (string vendor, int milliseconds, WebhookControl control) =>
                Done(() => control.Delay(vendor, TimeSpan.FromMilliseconds(milliseconds)))
        );
        vendor.MapPost("/target", SetTarget);
    }

    private static void MapFaults(RouteGroupBuilder faults)
    {
        faults.MapPost(
            "",
            (string vendor, Fault fault, FaultControl control) => Done(() => control.Set(vendor, fault))
        );
        faults.MapDelete("", (string vendor, FaultControl control) => Done(() => control.Clear(vendor)));
    }

    private static IResult Release(string vendor, string? order, int? copies, int? seed, WebhookControl control) =>
        Enum.TryParse<ReleaseOrder>(order ?? nameof(ReleaseOrder.Forward), ignoreCase: true, out var parsed)
            ? Done(() => control.Release(vendor, parsed, copies ?? 1, seed ?? 1))
            : Results.BadRequest(new { Error = "order is forward, reverse or shuffle" });

    private static IResult SetTarget(
        string vendor,
        TargetRequest target,
        StripeControl stripe,
        CloudflareControl cloudflare,
        ClerkControl clerk,
        MuxControl mux
    ) =>
        Done(() =>
        {
            switch (vendor)
            {
                case Vendors.Stripe:
                    stripe.SetWebhook(target.Url, target.Secret ?? stripe.WebhookSecret);
                    break;
                case Vendors.Cloudflare:
                    cloudflare.SetWebhook(target.Url, target.Secret ?? cloudflare.WebhookSecret);
                    break;
                case Vendors.Mux:
                    mux.SetWebhook(target.Url, target.Secret ?? mux.WebhookSecret);
                    break;
                case Vendors.Clerk:
                    clerk.SetWebhook(target.Url, target.Secret ?? clerk.WebhookSecret);
                    break;
                default:
                    throw new BadHttpRequestException($"{vendor} sends no webhooks.");
            }
        });

    private static IResult Advance(AdvanceRequest request, SandboxClock clock)
    {
        clock.Advance(TimeSpan.FromSeconds(request.Seconds));
        return Results.Ok(new { Now = clock.GetUtcNow() });
    }

    private static IResult Reset(SandboxReset reset) => Done(reset.Run);

    private static IResult Done(Action action)
    {
        action();
        return Results.NoContent();
    }

    internal sealed record TargetRequest(string? Url, string? Secret);

    internal sealed record AdvanceRequest(double Seconds);
}

/// <summary>Nothing here is silently about nobody: the vendor has to be one the sandbox plays.</summary>
internal sealed class AdminErrors : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.GetRouteValue("vendor") is string vendor && !Vendors.All.Contains(vendor))
        {
            return Results.NotFound(new { Error = $"There is no vendor {vendor}." });
        }

        try
        {
            return await next(context);
        }
        catch (StripeException refusal)
        {
            return Results.Json(refusal.ToPayload(), StripeJson.Answers, contentType: null, refusal.Status);
        }
    }
}
