using Shouldly;
using StreamHub.Application.Common.Security;
using StreamHub.IntegrationTests.Harness;
using static StreamHub.IntegrationTests.Harness.OrganizationSteps;

namespace StreamHub.IntegrationTests.Features.Isolation;

/// <summary>An organization with two people, and the way in which one of them calls for it.</summary>
/// <param name="Api">Acts for the organization.</param>
public sealed record Tenant(StreamHubServer Server, Guid OrganizationId, User Owner, User Colleague, ApiClient Api)
{
    /// <summary>A person's own organization, which is acted for when nothing is said.</summary>
    public static async Task<Tenant> PersonalAsync(StreamHubServer server)
    {
        var person = await server.RegisterAsync();
        var colleague = await server.JoinAsync(person, person.OrganizationId);
        return new Tenant(server, person.OrganizationId, person, colleague, person.Api);
    }

    /// <summary>A shared organization, for which one of its admins acts by the header.</summary>
    public static async Task<Tenant> SharedAsync(StreamHubServer server)
    {
        var owner = await server.RegisterAsync();
        var organization = await owner.FoundAsync();
        var admin = await server.JoinAsync(owner, organization, "admin");
        return new Tenant(server, organization, owner, admin, admin.Api.For($"{organization}"));
    }

    /// <summary>A shared organization, for which a key with every scope calls.</summary>
    public static async Task<Tenant> KeyedAsync(StreamHubServer server)
    {
        var tenant = await SharedAsync(server);
        var scopes = Permissions.All.Where(Permissions.IsScope).ToArray();
        var key = await tenant.Owner.CreateKeyAsync(scopes, organizationId: tenant.OrganizationId);
        var keyed = tenant with { Api = server.ClientWith(key.Secret) };

        // A key's first use from an address is recorded; what is tried with it changes nothing more.
        (await keyed.Api.GetAsync("/api/v1/videos")).ShouldBe(200);
        return keyed;
    }

    public async Task<Guid> KeyAsync() => (await Owner.CreateKeyAsync(organizationId: OrganizationId)).Id;

    public async Task<Guid> LoginAsync()
    {
        var logins = await Owner.Api.GetAsync("/api/v1/auth/logins");
        return logins.At("items").EnumerateArray().Single().GetProperty("id").GetGuid();
    }

    public async Task<Guid> VideoAsync()
    {
        var upload = await Api.PostAsync(VideoSteps.Uploads, new { title = "Film", sizeBytes = 1_000 });
        return upload.ShouldBe(201).Id("videoId");
    }

    /// <summary>A running stream of somebody else's video: the one that the plan allows.</summary>
    public async Task<Guid> StreamAsync()
    {
        var running = (await Api.GetAsync(StreamSteps.Streams)).ShouldBe(200).At("items").EnumerateArray().ToList();
        if (running is [var first, ..])
        {
            return first.GetProperty("id").GetGuid();
        }

        var video = await Server.ReadyVideoAsync(await Server.RegisterAsync(), "free");
        return (await Api.PostAsync(StreamSteps.PlaybackOf(video))).ShouldBe(200).Id("streamId");
    }

    /// <summary>A video with captions in German, which the vendor has and we have nothing of.</summary>
    public async Task<Guid> CaptionedVideoAsync()
    {
        var id = await VideoAsync();
        var uid = (await Api.GetAsync(VideoSteps.PathOf(id))).Text("vendorUid");
        Server.Sandbox.Cloudflare.AddCaptions(uid, "de", "WEBVTT");
        return id;
    }

    public async Task<Guid> LocalizationAsync() =>
        (await Server.FailedLocalizationAsync(OrganizationId, await VideoAsync())).Id;

    public async Task<(Guid Id, Guid VideoId)> PlaylistAsync()
    {
        var videoId = await VideoAsync();
        var id = (await Api.PostAsync(LibrarySteps.Playlists, new { name = "Evenings" })).ShouldBe(201).Id();
        (await Api.PutAsync($"{LibrarySteps.Playlists}/{id}/videos/{videoId}", new { })).ShouldBe(204);
        return (id, videoId);
    }

    /// <summary>The one that there is, or a first one: plans allow few.</summary>
    public async Task<Guid> ChannelAsync()
    {
        var open = (await Api.GetAsync(ChannelSteps.AllChannels)).ShouldBe(200).At("items").EnumerateArray().ToList();
        return open is [var first, ..]
            ? first.GetProperty("id").GetGuid()
            : await Colleague.Api.For($"{OrganizationId}").ConnectFeedAsync();
    }

    /// <summary>One that is over, so that nothing that is asked of it leaves a message for another day.</summary>
    public Task<Guid> JobAsync() => Server.JobAtRestAsync(OrganizationId, Owner.Id, isOver: true);

    /// <summary>The one that there is, or a first one: an organization may have few.</summary>
    public async Task<Guid> WebhookEndpointAsync()
    {
        var made = (await Api.GetAsync(WebhookSteps.Endpoints)).ShouldBe(200).At("items").EnumerateArray().ToList();
        return made is [var first, ..] ? first.GetProperty("id").GetGuid() : (await Api.CreateEndpointAsync()).Id;
    }

    public async Task<Guid> WebhookDeliveryAsync() => await Server.KeepDeliveryAsync(await WebhookEndpointAsync());

    public async Task<Guid> CategoryAsync() =>
        (await Api.PostAsync(LibrarySteps.Categories, new { name = $"{Guid.NewGuid():N}" })).ShouldBe(201).Id();

    public async Task<Guid> InvitationAsync()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        return (await Owner.Api.PostAsync(InvitationsOf(OrganizationId), new { email })).ShouldBe(201).Id();
    }
}
