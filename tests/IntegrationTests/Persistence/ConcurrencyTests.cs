using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Application.Common;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>Of two changes that start from the same state, the second to arrive does not silently win.</summary>
public sealed class ConcurrencyTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Of_two_edits_from_one_state_the_later_save_is_refused()
    {
        var owner = await server.RegisterAsync();
        var id = (await owner.BeginUploadAsync()).VideoId;
        await using var first = new UserScope(server, owner);
        await using var second = new UserScope(server, owner);
        (await LoadAsync(first, id)).Edit(new VideoEdit { Title = "First" }, server.Time.GetUtcNow());
        (await LoadAsync(second, id)).Edit(new VideoEdit { Title = "Second" }, server.Time.GetUtcNow());

        (await first.UnitOfWork.SaveChangesAsync(CancellationToken.None)).ShouldBeNull();
        var conflict = await second.UnitOfWork.SaveChangesAsync(CancellationToken.None);

        conflict.ShouldBe(ConcurrencyErrors.ChangedMeanwhile);
        (await owner.Api.GetAsync(VideoSteps.PathOf(id))).Text("title").ShouldBe("First");
    }

    [Fact]
    public async Task A_change_to_what_was_deleted_meanwhile_is_refused()
    {
        var owner = await server.RegisterAsync();
        var id = (await owner.BeginUploadAsync()).VideoId;
        await using var late = new UserScope(server, owner);
        (await LoadAsync(late, id)).Edit(new VideoEdit { Title = "Too late" }, server.Time.GetUtcNow());

        (await owner.Api.DeleteAsync(VideoSteps.PathOf(id))).ShouldBe(204);

        (await late.UnitOfWork.SaveChangesAsync(CancellationToken.None)).ShouldBe(ConcurrencyErrors.ChangedMeanwhile);
        (await owner.Api.GetAsync(VideoSteps.PathOf(id))).ShouldBe(404);
    }

    [Fact]
    public async Task Edits_of_different_members_at_once_are_both_kept()
    {
        for (var round = 0; round < 10; round++)
        {
            var owner = await server.RegisterAsync();
            var path = VideoSteps.PathOf((await owner.BeginUploadAsync()).VideoId);

            var answers = await Task.WhenAll(
                owner.Api.PatchAsync(path, new { title = "New title" }),
                owner.Api.PatchAsync(path, new { description = "New description" })
            );

            answers.ShouldAllBe(answer => answer.Status == 200);
            var video = await owner.Api.GetAsync(path);
            video.Text("title").ShouldBe("New title");
            video.Text("description").ShouldBe("New description");
        }
    }

    [Fact]
    public async Task Of_many_edits_at_once_each_is_made_or_told_that_it_was_not()
    {
        var owner = await server.RegisterAsync();
        var id = (await owner.BeginUploadAsync()).VideoId;
        var before = await VersionAsync(id);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => owner.Api.PatchAsync(VideoSteps.PathOf(id), new { title = $"Number {i}" }))
        );

        foreach (var refused in answers.Where(answer => answer.Status != 200))
        {
            refused.ShouldBeProblem(409, "changed_meanwhile");
        }

        var made = answers.Where(answer => answer.Status == 200).ToList();
        made.ShouldNotBeEmpty();
        (await VersionAsync(id) - before).ShouldBe(made.Count);
        var title = (await owner.Api.GetAsync(VideoSteps.PathOf(id))).Text("title");
        made.Select(answer => answer.Text("title")).ShouldContain(title);
    }

    [Fact]
    public async Task Of_two_deletions_at_once_both_find_it_gone_and_the_vendor_is_asked_once()
    {
        var owner = await server.RegisterAsync();
        var id = await server.ReadyVideoAsync(owner);
        var uid = (await server.AtVendorAsync(owner, id)).ShouldNotBeNull().Uid;

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => owner.Api.DeleteAsync(VideoSteps.PathOf(id)))
        );

        answers.Count(answer => answer.Status == 204).ShouldBe(1);
        answers.Count(answer => answer.Status == 404).ShouldBe(3);
        await server.WhenIdleAsync();
        server.Sandbox.Requests.To(VendorSandbox.Vendors.Cloudflare, "DELETE", uid).Count.ShouldBe(1);
    }

    private static async Task<Video> LoadAsync(UserScope scope, Guid id) =>
        (await scope.Repository<Video>().GetAsync(id, CancellationToken.None)).ShouldNotBeNull();

    private Task<long> VersionAsync(Guid id) =>
        server.InDatabaseAsync(database =>
            database
                .Set<Video>()
                .IgnoreQueryFilters()
                .Where(video => video.Id == id)
                .Select(video => video.Version)
                .SingleAsync()
        );
}
