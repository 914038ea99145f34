using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Messaging;
using StreamHub.IntegrationTests.Harness;
using StreamHub.IntegrationTests.Messaging;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

/// <summary>Messages that wait for one vendor hold no place, and no room, of those that don't.</summary>
public sealed class HangingVendorTests(HangingVendorTests.PatientServer server)
    : IClassFixture<HangingVendorTests.PatientServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    /// <summary>More than the lane has places, and more than is claimed ahead for it.</summary>
    private const int Deletions = 100;

    [Fact]
    public async Task While_a_vendor_hangs_mail_goes_out()
    {
        server.Sandbox.Faults.Set(Vendors.Cloudflare, new Fault { Kind = FaultKind.Hang });
        var deletion = new DeleteVendorVideo(
            new VideoHome(VideoVendor.Cloudflare),
            new VendorVideo("0ff1ce0ff1ce0ff1ce0ff1ce0ff1ce00")
        );
        await server.QueueAsync(deletion, copies: Deletions);
        await Eventually.HoldsAsync(
            () => Task.FromResult(Asked == PatientServer.Places),
            "every place of the vendor to hang"
        );

        var user = await server.RegisterAsync();
        await server.Sandbox.Mailbox.WaitForAsync(user.Email, Patience);

        // None of the calls has been given up yet: the mail did not wait for a place of theirs.
        Asked.ShouldBe(PatientServer.Places);
        (await DeletionsAsync()).ShouldBe(Deletions);
    }

    private int Asked => server.Sandbox.Requests.To(Vendors.Cloudflare, "DELETE").Count;

    private Task<int> DeletionsAsync() =>
        server.InDatabaseAsync(database =>
            database.Set<OutboxMessage>().CountAsync(message => message.Name == "videos.delete-at-vendor")
        );

    public sealed class PatientServer(TestDatabases databases) : StreamHubServer(databases)
    {
        public const int Places = 2;

        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["Messaging:Concurrency"] = $"{Places}",
                ["Messaging:Lease"] = "00:02:00",
                ["Vendors:TryTimeout"] = "00:01:00",
                ["Vendors:CallTimeout"] = "00:01:00",
            };
    }
}
