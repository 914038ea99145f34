using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class IdempotencyTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Uploads = "/api/v1/videos/uploads";

    private static readonly object Body = new { title = "Once", sizeBytes = 1000 };

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer_byte_for_byte()
    {
        var user = await server.RegisterAsync();
        var key = NewKey();

        var first = await SendAsync(user, key, Body);
        var second = await SendAsync(user, key, Body);

        first.ShouldBe(201);
        second.ShouldBe(201);
        second.Body.ShouldBe(first.Body);
        second.ContentType.ShouldBe(first.ContentType);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        first.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await CountAsync(user)).ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_twins_at_once_run_the_command_once()
    {
        var user = await server.RegisterAsync();
        var key = NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SendAsync(user, key, Body)));

        answers.Select(answer => answer.Status).ShouldAllBe(status => status == 201 || status == 409);
        answers.Where(answer => answer.Status == 201).Select(answer => answer.Body).Distinct().Count().ShouldBe(1);
        foreach (var waiting in answers.Where(answer => answer.Status == 409))
        {
            waiting.ShouldBeProblem(409, "request_in_progress");
            waiting.Headers.RetryAfter.ShouldNotBeNull();
        }

        (await CountAsync(user)).ShouldBe(1);
        (await SendAsync(user, key, Body)).ShouldBe(201);
        (await CountAsync(user)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        var user = await server.RegisterAsync();
        var key = NewKey();
        await SendAsync(user, key, Body);

        var other = await SendAsync(user, key, new { title = "Another", sizeBytes = 1000 });

        other.ShouldBeProblem(422, "idempotency_key_reused");
        (await CountAsync(user)).ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_command_frees_its_key()
    {
        var user = await server.RegisterAsync();
        var key = NewKey();
        server.Sandbox.Faults.Set(Vendors.Cloudflare, new Fault { Kind = FaultKind.Status, Times = 1 });

        (await SendAsync(user, key, Body)).ShouldBeProblem(503, "video_vendor_unavailable");

        (await SendAsync(user, key, Body)).ShouldBe(201);
        (await CountAsync(user)).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_request_frees_its_key_for_a_better_one()
    {
        var user = await server.RegisterAsync();
        var key = NewKey();

        (await SendAsync(user, key, new { title = "", sizeBytes = 1000 })).ShouldBlame("title");

        (await SendAsync(user, key, Body)).ShouldBe(201);
    }

    [Fact]
    public async Task Keys_belong_to_their_caller_and_route()
    {
        var one = await server.RegisterAsync();
        var other = await server.RegisterAsync();
        var key = NewKey();

        var ones = await SendAsync(one, key, Body);
        var others = await SendAsync(other, key, Body);
        var checkout = await one.Api.SendAsync(
            HttpMethod.Post,
            "/api/v1/billing/checkout",
            JsonContent.Create(new { plan = "pro" }),
            ("Idempotency-Key", key)
        );

        ones.ShouldBe(201);
        others.ShouldBe(201);
        others.Body.ShouldNotBe(ones.Body);
        checkout.ShouldBe(201);
    }

    [Fact]
    public async Task After_a_day_the_key_is_new_again()
    {
        var user = await server.RegisterAsync();
        var key = NewKey();
        var first = await SendAsync(user, key, Body);
        var expired = await server.InDatabaseAsync(context =>
            context.Database.ExecuteSqlAsync(
                $"UPDATE idempotency_keys SET expires_at = now() - interval '1 second' WHERE key = {key}"
            )
        );

        var again = await SendAsync(user, key, Body);

        expired.ShouldBe(1);
        again.ShouldBe(201);
        again.Body.ShouldNotBe(first.Body);
    }

    [Fact]
    public async Task A_request_whose_process_died_can_be_sent_again()
    {
        var user = await server.RegisterAsync();
        var key = NewKey();
        await SendAsync(user, key, Body);
        await server.InDatabaseAsync(context =>
            context.Database.ExecuteSqlAsync(
                $"UPDATE idempotency_keys SET status = NULL, held_until = now() - interval '1 second' WHERE key = {key}"
            )
        );

        var again = await SendAsync(user, key, Body);

        again.ShouldBe(201);
        again.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
    }

    [Fact]
    public async Task Stored_answers_are_sealed()
    {
        var user = await server.RegisterAsync();
        var key = NewKey();
        var answer = await SendAsync(user, key, Body);

        var stored = await server.InDatabaseAsync(async context =>
        {
            var rows = context.Database.SqlQuery<string>(
                $"SELECT sealed_body AS \"Value\" FROM idempotency_keys WHERE key = {key}"
            );
            return await rows.SingleAsync();
        });

        stored.ShouldNotContain(answer.Text("uploadUrl"));
        stored.ShouldStartWith("v1.");
    }

    public static TheoryData<string> NoKeys => ["", "has a blank", new string('k', 256)];

    [Theory]
    [MemberData(nameof(NoKeys))]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var user = await server.RegisterAsync();

        (await SendAsync(user, key, Body)).ShouldBeProblem(400, "invalid_idempotency_key");
        (await CountAsync(user)).ShouldBe(0);
    }

    private static string NewKey() => Guid.NewGuid().ToString();

    private static Task<ApiAnswer> SendAsync(User user, string key, object body) =>
        user.Api.SendAsync(HttpMethod.Post, Uploads, JsonContent.Create(body), ("Idempotency-Key", key));

    private Task<int> CountAsync(User user) =>
        server.InDatabaseAsync(context =>
            context.Set<Video>().IgnoreQueryFilters().CountAsync(video => video.OrganizationId == user.OrganizationId)
        );
}
