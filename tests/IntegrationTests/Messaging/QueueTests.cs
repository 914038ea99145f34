using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Messaging;

/// <summary>What is queued is done: when it is due, once, and by somebody else if need be.</summary>
public sealed class QueueTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Five_hundred_messages_are_each_done_once()
    {
        var user = await UserAsync();

        await server.QueueAsync(Outbox.MailTo(user), copies: 500);
        await server.WhenIdleAsync();

        MailsTo(user).ShouldBe(500);
    }

    [Fact]
    public async Task A_message_is_not_done_before_its_time()
    {
        var (early, late) = (await UserAsync(), await UserAsync());
        var message = await server.StoreAsync(
            Outbox.MailTo(late),
            dueAt: server.Time.GetUtcNow() + TimeSpan.FromHours(1)
        );

        await server.QueueAsync(Outbox.MailTo(early));
        await server.Sandbox.Mailbox.WaitForAsync(early.Email, TimeSpan.FromSeconds(30));
        (await server.FindAsync(message)).ShouldNotBeNull().Fence.ShouldBe(0);
        MailsTo(late).ShouldBe(0);

        server.Advance(TimeSpan.FromMinutes(61));
        await server.WhenIdleAsync();
        MailsTo(late).ShouldBe(1);
    }

    [Fact]
    public async Task A_command_can_queue_for_later()
    {
        var user = await UserAsync();
        await server.QueueAsync(Outbox.MailTo(user), notBefore: server.Time.GetUtcNow() + TimeSpan.FromDays(1));

        server.Advance(TimeSpan.FromHours(25));
        await server.WhenIdleAsync();

        MailsTo(user).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_whose_worker_died_is_taken_over_when_its_claim_runs_out()
    {
        var (user, other) = (await UserAsync(), await UserAsync());
        var message = await server.StoreAsync(Outbox.MailTo(user), dueAt: server.Time.GetUtcNow() + Lease, fence: 1);
        await server.QueueAsync(Outbox.MailTo(other));
        await server.Sandbox.Mailbox.WaitForAsync(other.Email, TimeSpan.FromSeconds(30));
        (await server.FindAsync(message)).ShouldNotBeNull().Fence.ShouldBe(1);

        server.Advance(Lease);
        await server.WhenIdleAsync();

        MailsTo(user).ShouldBe(1);
        (await server.FindAsync(message)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_queued_when_the_server_stopped_is_done_by_the_next()
    {
        var user = await UserAsync();
        await server.StoreAsync(Outbox.MailTo(user), dueAt: server.Time.GetUtcNow() + TimeSpan.FromHours(1));

        await server.RestartAsync();
        server.Advance(TimeSpan.FromHours(2));
        await server.WhenIdleAsync();

        MailsTo(user).ShouldBe(1);
    }

    /// <summary>Somebody whose own confirmation mail is out of the way.</summary>
    private async Task<User> UserAsync()
    {
        var user = await server.RegisterAsync();
        await server.WhenIdleAsync();
        server.Sandbox.Mailbox.Clear();
        return user;
    }

    private int MailsTo(User user) => server.Sandbox.Mailbox.For(user.Email).Count;
}
