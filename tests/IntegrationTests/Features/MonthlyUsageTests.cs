using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Application.Features.Usage;
using StreamHub.Domain.Common;
using StreamHub.Domain.Usage;
using StreamHub.IntegrationTests.Harness;
using StreamHub.IntegrationTests.Persistence;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>What an organization uses in a calendar month is exact, whatever happens at once and in which order.</summary>
public sealed class MonthlyUsageTests(StreamHubServer server) : IClassFixture<StreamHubServer>, IAsyncLifetime
{
    private const int Allowed = 10;

    public async ValueTask InitializeAsync() => await AllowAsync(Allowed);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Of_fifty_reservations_at_once_for_ten_places_ten_are_made()
    {
        var user = await server.RegisterAsync();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => server.ReserveAsync(user, Guid.NewGuid()))
        );

        outcomes.Count(refusal => refusal is null).ShouldBe(Allowed);
        outcomes.OfType<Error>().ShouldAllBe(refusal => refusal.Code == "plan_limit_reached");
        (await server.UsedAsync(user)).ShouldBe([Allowed]);
        (await ReservationsAsync(user)).Count.ShouldBe(Allowed);
    }

    [Fact]
    public async Task A_refusal_says_what_is_used_and_what_would_help()
    {
        var user = await server.RegisterAsync();
        (await server.ReserveAsync(user, Guid.NewGuid(), Allowed - 1)).ShouldBeNull();

        var refusal = (await server.ReserveAsync(user, Guid.NewGuid(), amount: 2))!;

        refusal.Code.ShouldBe("plan_limit_reached");
        refusal.Details["limit"].ShouldBe("monthlyUploads");
        refusal.Details["used"].ShouldBe((long)Allowed - 1);
        refusal.Details["allowed"].ShouldBe((long)Allowed);
        refusal.Details["requiredPlan"].ShouldBe("pro");
        (await server.UsedAsync(user)).ShouldBe([Allowed - 1]);
    }

    [Fact]
    public async Task Who_reserves_for_the_same_work_again_reserves_once()
    {
        var user = await server.RegisterAsync();
        var work = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.ReserveAsync(user, work, amount: 2)));
        (await server.ReserveAsync(user, work, amount: 2)).ShouldBeNull();

        (await server.UsedAsync(user)).ShouldBe([2]);
    }

    [Fact]
    public async Task What_is_given_back_by_many_at_once_is_given_back_once()
    {
        var user = await server.RegisterAsync();
        var (kept, failed) = (Guid.NewGuid(), Guid.NewGuid());
        await server.ReserveAsync(user, kept, amount: 3);
        await server.ReserveAsync(user, failed, amount: 4);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.GiveBackAsync(user, failed)));
        (await server.GiveBackAsync(user, failed)).ShouldBeNull();
        (await server.GiveBackAsync(user, Guid.NewGuid())).ShouldBeNull();

        (await server.UsedAsync(user)).ShouldBe([3]);
    }

    [Fact]
    public async Task A_refused_save_leaves_nothing_of_what_it_wrote()
    {
        var user = await server.RegisterAsync();
        await using var scope = new UserScope(server, user);
        var meter = scope.Service<UsageMeter>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var refusal = await meter.ReserveAsync(
                Guid.NewGuid(),
                user.OrganizationId,
                UsageMetric.Uploads,
                Allowed - 1,
                CancellationToken.None
            );
            refusal.ShouldBeNull("Each alone would fit.");
        }

        (await scope.UnitOfWork.CommitAsync(CancellationToken.None))!.Code.ShouldBe("plan_limit_reached");

        (await server.UsedAsync(user)).ShouldBeEmpty();
        (await ReservationsAsync(user)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_month_in_utc_begins_anew_and_what_was_taken_from_the_last_is_given_back_to_it()
    {
        var user = await server.RegisterAsync();
        var work = Guid.NewGuid();
        server.Time.Advance(MonthEnd(server.Time.GetUtcNow()) - server.Time.GetUtcNow() - TimeSpan.FromSeconds(30));
        await server.ReserveAsync(user, work, Allowed);
        (await server.ReserveAsync(user, Guid.NewGuid()))!.Code.ShouldBe("plan_limit_reached");

        server.Time.Advance(TimeSpan.FromMinutes(1));
        (await server.ReserveAsync(user, Guid.NewGuid(), amount: 2)).ShouldBeNull();
        (await server.UsedAsync(user)).ShouldBe([Allowed, 2]);

        (await server.GiveBackAsync(user, work)).ShouldBeNull();
        (await server.UsedAsync(user)).ShouldBe([0, 2]);
    }

    [Fact]
    public async Task Metrics_and_organizations_count_apart()
    {
        var (user, other) = (await server.RegisterAsync(), await server.RegisterAsync());
        await server.ReserveAsync(user, Guid.NewGuid(), Allowed);

        (await server.ReserveAsync(other, Guid.NewGuid(), Allowed)).ShouldBeNull();
        (await server.ReserveAsync(user, Guid.NewGuid(), amount: 7, UsageMetric.RenderTokens)).ShouldBeNull();

        (await server.UsedAsync(user)).ShouldBe([Allowed]);
        (await server.UsedAsync(user, UsageMetric.RenderTokens)).ShouldBe([7]);
    }

    [Fact]
    public async Task A_plan_that_becomes_smaller_keeps_what_is_reserved_and_reserves_no_more()
    {
        var user = await server.RegisterAsync();
        var work = Guid.NewGuid();
        await server.ReserveAsync(user, work, amount: 4);
        await server.ReserveAsync(user, Guid.NewGuid(), amount: 4);

        await AllowAsync(5);
        (await server.ReserveAsync(user, Guid.NewGuid()))!.Details["used"].ShouldBe(8L);
        (await server.GiveBackAsync(user, work)).ShouldBeNull();
        (await server.ReserveAsync(user, Guid.NewGuid())).ShouldBeNull();

        (await server.UsedAsync(user)).ShouldBe([5]);
    }

    [Fact]
    public async Task After_any_history_the_count_is_that_of_a_model()
    {
        var user = await server.RegisterAsync();
        var random = new Random(20261121);
        var model = new Dictionary<Guid, long>();
        for (var step = 0; step < 200; step++)
        {
            if (random.Next(3) == 0 && model.Count > 0)
            {
                var work = model.Keys.ElementAt(random.Next(model.Count));
                (await server.GiveBackAsync(user, work)).ShouldBeNull();
                model[work] = 0;
            }
            else
            {
                var (work, amount) = (Guid.NewGuid(), random.Next(1, 5));
                var fits = model.Values.Sum() + amount <= Allowed;
                ((await server.ReserveAsync(user, work, amount)) is null).ShouldBe(fits);
                if (fits)
                {
                    model.Add(work, amount);
                }
            }

            (await server.UsedAsync(user)).Sum().ShouldBe(model.Values.Sum());
        }
    }

    [Fact]
    public async Task The_plan_and_the_overview_tell_the_count_and_when_it_begins_anew()
    {
        var user = await server.RegisterAsync();
        await server.ReserveAsync(user, Guid.NewGuid(), amount: 3);

        var plan = (await user.Api.GetAsync(BillingSteps.Plan)).ShouldBe(200);
        var usage = plan.At("usage").EnumerateArray().ToDictionary(one => one.GetProperty("limit").GetString()!);
        usage.Keys.ShouldBe(["channels", "members", "monthlyUploads", "storageBytes"]);
        var uploads = usage["monthlyUploads"];
        uploads.GetProperty("used").GetInt64().ShouldBe(3);
        uploads.GetProperty("allowed").GetInt64().ShouldBe(Allowed);
        uploads.GetProperty("resetsAt").GetDateTimeOffset().ShouldBe(MonthEnd(server.Time.GetUtcNow()));
        usage["members"].GetProperty("resetsAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var overview = (await user.Api.GetAsync("/api/v1/metrics/overview")).ShouldBe(200);
        overview.At("uploads").GetRawText().ShouldBe($"{{\"used\":3,\"quota\":{Allowed}}}");
    }

    private static DateTimeOffset MonthEnd(DateTimeOffset now) =>
        new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);

    private Task<int> AllowAsync(int uploads) =>
        server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE plans SET monthly_upload_limit = {uploads} WHERE code = 'free'")
        );

    private Task<List<UsageReservation>> ReservationsAsync(User user) =>
        server.InDatabaseAsync(database =>
            database
                .Set<UsageReservation>()
                .IgnoreQueryFilters()
                .Where(reservation => reservation.OrganizationId == user.OrganizationId)
                .ToListAsync()
        );
}
