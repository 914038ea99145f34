using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using Account = StreamHub.IntegrationTests.Harness.User;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>What one organization owns, no other finds or changes, whatever a use case forgets to ask.</summary>
public sealed class TenancyTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Whatever_is_owned_is_found_by_its_owner_and_by_nobody_else()
    {
        var owner = await server.OwnerOfEverythingAsync();
        var stranger = await server.RegisterAsync();
        await using var hers = new UserScope(server, owner);
        await using var theirs = new UserScope(server, stranger);
        var owned = hers
            .Database.Model.GetEntityTypes()
            .Select(entity => entity.ClrType)
            .Where(type => typeof(IOwned).IsAssignableFrom(type))
            .ToList();

        owned.ShouldNotBeEmpty();
        foreach (var type in owned)
        {
            var mine = await OwnersAsync(hers, type);
            mine.ShouldNotBeEmpty($"This test must make a {type.Name} of the owner's.");
            mine.ShouldAllBe(organization => organization == owner.OrganizationId, type.Name);
            (await OwnersAsync(theirs, type)).ShouldNotContain(owner.OrganizationId, type.Name);
        }
    }

    [Fact]
    public async Task A_caller_without_an_organization_finds_nothing_that_is_owned()
    {
        await server.OwnerOfEverythingAsync();

        var found = await server.InDatabaseAsync(database =>
        {
            database.Caller = null;
            return database.Set<Video>().CountAsync();
        });

        found.ShouldBe(0);
    }

    [Fact]
    public async Task The_filter_follows_the_caller_when_a_context_is_used_again()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();
        for (var i = 0; i < 5; i++)
        {
            await using var hers = new UserScope(server, owner);
            await using var theirs = new UserScope(server, await server.RegisterAsync());

            (await hers.Repository<Video>().GetAsync(upload.VideoId, CancellationToken.None)).ShouldNotBeNull();
            (await theirs.Repository<Video>().GetAsync(upload.VideoId, CancellationToken.None)).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task Saving_a_change_to_what_another_organization_owns_throws(EntityState change)
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync(title: "Theirs");
        await using var scope = new UserScope(server, await server.RegisterAsync());
        var video =
            change == EntityState.Added
                ? Video.BeginUpload(
                    owner.OrganizationId,
                    owner.Id,
                    "Smuggled in",
                    null,
                    VideoAccess.Free,
                    allowDownload: false,
                    server.Time.GetUtcNow()
                )
                : await scope
                    .Database.Set<Video>()
                    .IgnoreQueryFilters()
                    .AsNoTracking()
                    .SingleAsync(one => one.Id == upload.VideoId);
        scope.Database.Entry(video).State = change;

        await Should.ThrowAsync<InvalidOperationException>(() =>
            scope.UnitOfWork.SaveChangesAsync(CancellationToken.None)
        );

        var left = await owner.Api.GetAsync("/api/v1/videos");
        left.At("items").EnumerateArray().Single().GetProperty("title").GetString().ShouldBe("Theirs");
    }

    [Fact]
    public async Task What_belongs_to_an_organization_can_not_be_given_to_another()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();
        var heir = await server.RegisterAsync();
        await using var scope = new UserScope(server, owner);
        var video = await scope.Repository<Video>().GetAsync(upload.VideoId, CancellationToken.None);
        scope.Database.Entry(video!).Property(one => one.OrganizationId).CurrentValue = heir.OrganizationId;

        await Should.ThrowAsync<InvalidOperationException>(() =>
            scope.UnitOfWork.SaveChangesAsync(CancellationToken.None)
        );

        (await heir.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).ShouldBe(404);
    }

    private static Task<List<Guid>> OwnersAsync(UserScope scope, Type type) =>
        (Task<List<Guid>>)
            typeof(TenancyTests)
                .GetMethod(
                    nameof(OwnersOfAsync),
                    System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic
                )!
                .MakeGenericMethod(type)
                .Invoke(null, [scope])!;

    private static Task<List<Guid>> OwnersOfAsync<T>(UserScope scope)
        where T : class, IOwned => scope.Database.Set<T>().Select(row => row.OrganizationId).ToListAsync();
}
