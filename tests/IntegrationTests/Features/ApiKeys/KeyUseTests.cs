using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Audit;
using StreamHub.Infrastructure.ApiKeys;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.ApiKeys;

public sealed class KeyUseTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task The_last_use_is_written_later_in_one_go_and_costs_a_request_nothing()
    {
        var user = await server.RegisterAsync();
        var first = await user.CreateKeyAsync();
        var second = await user.CreateKeyAsync();
        var unused = await user.CreateKeyAsync();
        (await server.VideosWithAsync(first.Secret)).ShouldBe(200);
        (await server.VideosWithAsync(second.Secret)).ShouldBe(200);
        (await server.ClientFrom("127.0.0.2", second.Secret).GetAsync("/api/v1/videos")).ShouldBe(200);
        (await LastUseAsync(user, first)).At.ShouldBeNull();

        await WriteAsync();

        (await LastUseAsync(user, first)).Address.ShouldBe("127.0.0.1");
        (await LastUseAsync(user, second)).Address.ShouldBe("127.0.0.2");
        (await LastUseAsync(user, second)).At!.Value.ShouldBe(server.Time.GetUtcNow(), TimeSpan.FromMinutes(1));
        (await LastUseAsync(user, unused)).At.ShouldBeNull();
    }

    [Fact]
    public async Task An_older_use_that_is_written_later_overwrites_no_newer_one()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync();
        (await server.VideosWithAsync(key.Secret)).ShouldBe(200);
        await WriteAsync();
        var newest = await LastUseAsync(user, key);

        var uses = server.Services.GetRequiredService<KeyUses>();
        uses.Note(new KeyUse(key.Id, server.Time.GetUtcNow().AddHours(-1), "192.0.2.1"));
        uses.Note(new KeyUse(Guid.NewGuid(), server.Time.GetUtcNow(), Address: null));
        await WriteAsync();

        (await LastUseAsync(user, key)).ShouldBe(newest);
    }

    [Fact]
    public async Task A_written_use_does_not_get_in_the_way_of_a_change()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync();
        var before = await VersionAsync(key);
        (await server.VideosWithAsync(key.Secret)).ShouldBe(200);

        await WriteAsync();

        (await VersionAsync(key)).ShouldBe(before);
    }

    [Fact]
    public async Task The_first_use_from_each_address_is_told_once_also_when_many_come_at_once_and_after_a_restart()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.VideosWithAsync(key.Secret)));
        (await server.ClientFrom("127.0.0.3", key.Secret).GetAsync("/api/v1/videos")).ShouldBe(200);
        await server.RestartAsync();
        (await server.VideosWithAsync(key.Secret)).ShouldBe(200);

        var news = (await server.KeyEventsAsync(user))
            .Where(one => one.Kind == SecurityEventKind.KeyUsedFromNewAddress)
            .ToList();
        news.Select(one => one.Address).ShouldBe(["127.0.0.1", "127.0.0.3"], ignoreOrder: true);
        news.ShouldAllBe(one => one.Detail == key.Answer.Text("apiKey.prefix") && one.UserId == user.Id);
    }

    [Fact]
    public async Task A_process_that_is_asked_to_end_writes_the_last_uses_first()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync();
        (await server.VideosWithAsync(key.Secret)).ShouldBe(200);

        await server.RestartAsync();

        var used = await server.InDatabaseAsync(database =>
            database
                .Set<ApiKey>()
                .IgnoreQueryFilters()
                .Where(one => one.Id == key.Id)
                .Select(one => one.LastUsedAt)
                .SingleAsync()
        );
        used.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_refused_use_is_no_use()
    {
        var user = await server.RegisterAsync();
        var key = await user.CreateKeyAsync(allowedAddresses: ["192.0.2.1"]);
        (await server.VideosWithAsync(key.Secret)).ShouldBe(403);

        await WriteAsync();

        (await LastUseAsync(user, key)).At.ShouldBeNull();
        (await server.KeyEventsAsync(user)).Select(one => one.Kind).ShouldBe([SecurityEventKind.KeyCreated]);
    }

    private Task WriteAsync() =>
        server.Services.GetRequiredService<KeyUsesWriter>().WriteAsync(TestContext.Current.CancellationToken);

    private Task<long> VersionAsync(MadeKey key) =>
        server.InDatabaseAsync(database =>
            database
                .Set<ApiKey>()
                .IgnoreQueryFilters()
                .Where(one => one.Id == key.Id)
                .Select(one => one.Version)
                .SingleAsync()
        );

    private static async Task<(DateTimeOffset? At, string? Address)> LastUseAsync(User user, MadeKey key)
    {
        var answer = (await user.Api.GetAsync(KeySteps.PathOf(key.Id))).ShouldBe(200);
        var at = answer.At("lastUsedAt");
        return (
            at.ValueKind == JsonValueKind.Null ? null : at.GetDateTimeOffset(),
            answer.At("lastUsedAddress").GetString()
        );
    }
}
