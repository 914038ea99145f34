using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Domain.Webhooks;
using StreamHub.Infrastructure.Messaging;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Messaging;

/// <summary>Only the holder of a message's latest claim commits what the message does.</summary>
public sealed class FenceTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Of_two_workers_on_one_claim_one_commits()
    {
        var (user, received) = await BoughtAsync();
        var message = await ClaimedAsync(received, fence: 1);

        await Task.WhenAll(server.WorkAsync(message, fence: 1), server.WorkAsync(message, fence: 1));

        (await server.FindAsync(message)).ShouldBeNull();
        (await server.SubscriptionsOfAsync(user)).Count.ShouldBe(1);
        (await EventAsync(received)).State.ShouldBe(WebhookEventState.Processed);
    }

    [Fact]
    public async Task A_worker_that_lost_its_claim_while_it_worked_commits_nothing()
    {
        var (user, received) = await BoughtAsync();
        var message = await ClaimedAsync(received, fence: 1);
        var asked = Asked(user);

        await using (var other = await TakenOverAsync(message))
        {
            var slow = server.WorkAsync(message, fence: 1);
            await Eventually.HoldsAsync(() => Task.FromResult(Asked(user) > asked), "the worker to be at work");
            await other.CommitAsync();
            await slow;
        }

        (await server.SubscriptionsOfAsync(user)).ShouldBeEmpty();
        (await EventAsync(received)).State.ShouldBe(WebhookEventState.Received);
        var left = (await server.FindAsync(message)).ShouldNotBeNull();
        left.Fence.ShouldBe(2);
        left.Failures.ShouldBe(0);

        await server.WorkAsync(message, fence: 2);

        (await server.FindAsync(message)).ShouldBeNull();
        (await server.SubscriptionsOfAsync(user)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_worker_that_fails_after_it_lost_its_claim_records_nothing()
    {
        var (user, received) = await BoughtAsync();
        var message = await ClaimedAsync(received, fence: 1);
        var asked = Asked(user);

        using (VendorOutage.Down(server, Vendors.Stripe))
        await using (var other = await TakenOverAsync(message))
        {
            var slow = server.WorkAsync(message, fence: 1);
            await Eventually.HoldsAsync(() => Task.FromResult(Asked(user) > asked), "the worker to be at work");
            await other.CommitAsync();
            await slow;
        }

        (await server.FindAsync(message)).ShouldNotBeNull().LastError.ShouldBeNull();
        await server.RemoveAsync(message);
    }

    [Fact]
    public async Task An_outdated_claim_is_not_begun()
    {
        var (user, received) = await BoughtAsync();
        var message = await ClaimedAsync(received, fence: 2);
        var asked = Asked(user);

        await server.WorkAsync(message, fence: 1);

        Asked(user).ShouldBe(asked);
        (await server.FindAsync(message)).ShouldNotBeNull().Fence.ShouldBe(2);
        await server.RemoveAsync(message);
    }

    /// <summary>A purchase of which we have an event that nobody has worked on.</summary>
    private async Task<(User User, Guid Event)> BoughtAsync()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Webhooks.DropNext(Vendors.Stripe, int.MaxValue);
        var subscription = await server.BuyAsync(user);
        await server.WhenIdleAsync();
        var received = WebhookEvent.Receive(
            WebhookVendor.Stripe,
            $"evt_{Guid.NewGuid():N}",
            "customer.subscription.created",
            $$$"""{"data":{"object":{"id":"{{{subscription.Id}}}"} } }""",
            server.Time.GetUtcNow()
        );
        await server.InDatabaseAsync(database =>
        {
            database.Add(received);
            return database.SaveChangesAsync();
        });
        return (user, received.Id);
    }

    /// <summary>Its message, claimed by a worker that nobody will take for dead.</summary>
    private Task<Guid> ClaimedAsync(Guid received, int fence) =>
        server.StoreAsync(new ProcessWebhookEvent(received), Outbox.Never, fence);

    /// <summary>
    /// Another worker takes the message over, in a transaction that is still open: the first worker does not see it yet,
    /// and can't commit before it is.
    /// </summary>
    private async Task<TakeOver> TakenOverAsync(Guid message)
    {
        var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var claim = new NpgsqlCommand("UPDATE outbox_messages SET fence = 2 WHERE id = @id", connection);
        claim.Parameters.AddWithValue("id", message);
        (await claim.ExecuteNonQueryAsync()).ShouldBe(1);
        return new TakeOver(connection, transaction);
    }

    private Task<WebhookEvent> EventAsync(Guid id) =>
        server.InDatabaseAsync(database => database.Set<WebhookEvent>().SingleAsync(one => one.Id == id));

    private int Asked(User user) => server.Sandbox.Requests.To(Vendors.Stripe, "GET", server.AtStripe(user).Id).Count;

    private sealed class TakeOver(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public Task CommitAsync() => transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
