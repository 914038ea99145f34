using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;
using static StreamHub.IntegrationTests.Harness.WatermarkSteps;

namespace StreamHub.IntegrationTests.Features.Watermarks;

/// <summary>How many watermarks an organization can have.</summary>
public sealed class WatermarkLimitTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly object Logo = new { name = "Logo", url = "https://example.com/logo.png" };

    [Fact]
    public async Task An_organization_has_50_at_most()
    {
        var owner = await server.RegisterAsync();
        var colleague = await server.JoinAsync(owner, owner.OrganizationId);
        await HaveAsync(owner, Watermark.MaxOfOrganization);

        (await owner.Api.UploadWatermarkAsync(SamplePicture.Png)).ShouldBeProblem(409, "too_many_watermarks");
        (await owner.Api.PostAsync(AllWatermarks, Logo)).ShouldBeProblem(409, "too_many_watermarks");
        (await colleague.Api.UploadWatermarkAsync(SamplePicture.Png)).ShouldBe(201);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(2, 2)]
    public async Task Of_some_at_once_as_many_are_made_as_there_is_room_for(int count, int room)
    {
        var owner = await server.RegisterAsync();
        await HaveAsync(owner, Watermark.MaxOfOrganization - room);
        // All of them pass the first look before the vendor answers any.
        var slow = new Fault
        {
            Kind = FaultKind.Slow,
            DelayMs = 1000,
            Times = count,
        };
        server.Sandbox.Faults.Set(Vendors.Cloudflare, slow);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, count).Select(_ => owner.Api.UploadWatermarkAsync(SamplePicture.Png))
        );

        answers.Count(answer => answer.Status == 201).ShouldBe(room);
        foreach (var refused in answers.Where(answer => answer.Status != 201))
        {
            refused.ShouldBeProblem(409, "too_many_watermarks");
        }

        var list = (await owner.Api.GetAsync(AllWatermarks)).ShouldBe(200);
        list.At("items").GetArrayLength().ShouldBe(Watermark.MaxOfOrganization);
    }

    private Task<int> HaveAsync(User owner, int count) =>
        server.InDatabaseAsync(database =>
        {
            for (var n = 0; n < count; n++)
            {
                database.Add(
                    Watermark.Create(
                        owner.OrganizationId,
                        owner.Id,
                        new WatermarkLook("Logo", 1, 0, 0, WatermarkPosition.Center),
                        new VideoHome(VideoVendor.Cloudflare),
                        new VendorWatermark($"{Guid.NewGuid():N}", 1, 1),
                        server.Time.GetUtcNow()
                    )
                );
            }

            return database.SaveChangesAsync();
        });
}
