using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class ClerkSessionTests(ClerkServer server) : IClassFixture<ClerkServer>
{
    [Fact]
    public async Task Who_comes_first_gets_an_account_and_an_organization()
    {
        var cleo = server.CreateQuietly();
        var api = server.ClientWith(server.Clerk.Mint(cleo.Id, page: ClerkServer.Page));

        var profile = await api.GetAsync("/api/v1/auth/profile");

        profile.ShouldBe(200).Text("email").ShouldBe(cleo.Email);
        profile.Text("displayName").ShouldBe("Cleo Patra");
        profile.Text("role").ShouldBe("creator");
        profile.At("emailConfirmed").GetBoolean().ShouldBeTrue();
        (await api.PostAsync("/api/v1/videos/uploads", new { title = "Film", sizeBytes = 1_000 })).ShouldBe(201);
    }

    [Fact]
    public async Task Somebody_known_is_not_asked_for_again()
    {
        var cleo = server.CreateQuietly();

        var first = await server.ComeInAsync(cleo);
        var again = await server.ComeInAsync(cleo);
        var elsewhere = await server.ComeInAsync(cleo, "sess_elsewhere");

        again.Id().ShouldBe(first.Id());
        elsewhere.Id().ShouldBe(first.Id());
        server.UserFetches(cleo.Id).ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_first_requests_at_once_one_makes_the_account()
    {
        var cleo = server.CreateQuietly();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => server.ComeInAsync(cleo)));

        answers.ShouldAllBe(answer => answer.Status == 200);
        answers.Select(answer => answer.Id()).Distinct().Count().ShouldBe(1);
        (await server.UsersOfAsync(cleo.Email)).ShouldBe(1);
        var id = answers[0].Id();
        (await CountAsync<Organization>(organization => organization.PersonalOwnerId == id)).ShouldBe(1);
        (await CountAsync<ExternalIdentity>(identity => identity.Subject == cleo.Id)).ShouldBe(1);
        (await CountAsync<Login>(login => login.UserId == id)).ShouldBe(1);
    }

    [Fact]
    public async Task First_requests_of_many_sessions_at_once_make_one_account()
    {
        var cleo = server.CreateQuietly();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(number => server.ComeInAsync(cleo, $"sess_{cleo.Id}_{number}"))
        );

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await server.UsersOfAsync(cleo.Email)).ShouldBe(1);
    }

    [Fact]
    public async Task An_account_of_Clerks_has_no_password()
    {
        var cleo = server.CreateQuietly();
        (await server.ComeInAsync(cleo)).ShouldBe(200);

        (await server.LogInAsync(cleo.Email, "anything at all")).ShouldBeProblem(401, "invalid_credentials");
    }

    [Fact]
    public async Task A_log_out_ends_the_session_here_and_no_other()
    {
        var cleo = server.CreateQuietly();
        var api = server.ClientWith(server.Clerk.Mint(cleo.Id, "sess_one", ClerkServer.Page));
        (await api.GetAsync("/api/v1/auth/profile")).ShouldBe(200);

        (await api.PostAsync("/api/v1/auth/logout")).ShouldBe(204);

        (await server.ComeInAsync(cleo, "sess_one")).ShouldBeProblem(401, "unauthenticated");
        (await server.ComeInAsync(cleo, "sess_two")).ShouldBe(200);
    }

    [Fact]
    public async Task Locks_roles_and_the_end_of_all_log_ins_count_for_Clerks_users_too()
    {
        var admin = await server.StaffAsync();
        var cleo = server.CreateQuietly();
        var id = (await server.ComeInAsync(cleo)).Id();
        var one = $"/api/v1/admin/users/{id}";

        (await admin.Api.PutAsync($"{one}/role", new { role = "viewer" })).ShouldBe(200);
        (await server.ComeInAsync(cleo)).Text("role").ShouldBe("viewer");

        (await admin.Api.PostAsync($"{one}/lock", new { reason = "Spam" })).ShouldBe(200);
        (await server.ComeInAsync(cleo)).ShouldBeProblem(401, "unauthenticated");
        (await server.ComeInAsync(cleo, "sess_new")).ShouldBeProblem(401, "unauthenticated");

        (await admin.Api.PostAsync($"{one}/unlock")).ShouldBe(200);
        (await server.ComeInAsync(cleo)).ShouldBe(200);

        (await admin.Api.PostAsync($"{one}/logout")).ShouldBe(204);
        (await server.ComeInAsync(cleo)).ShouldBeProblem(401, "unauthenticated");
        (await admin.EventsOfAsync(id)).ShouldContain($"identityLinked: Clerk {cleo.Id}");
    }

    [Fact]
    public async Task An_address_that_Clerk_verified_counts_as_confirmed_for_staff()
    {
        var boss = server.CreateQuietly(ClerkServer.Boss);

        (await server.ComeInAsync(boss)).Text("role").ShouldBe("admin");
    }

    [Fact]
    public async Task While_Clerk_can_not_be_asked_a_newcomer_waits_and_others_come_in()
    {
        var known = server.CreateQuietly();
        (await server.ComeInAsync(known)).ShouldBe(200);
        var newcomer = server.CreateQuietly();

        using (VendorOutage.Down(server, Vendors.Clerk))
        {
            (await server.ComeInAsync(newcomer)).ShouldBeProblem(503, "identity_vendor_unavailable");
            (await server.ComeInAsync(known)).ShouldBe(200);
        }

        (await server.ComeInAsync(newcomer)).ShouldBe(200);
    }

    [Fact]
    public async Task Whom_Clerk_does_not_know_does_not_come_in()
    {
        var gone = server.CreateQuietly() with { Id = "user_nobody" };

        (await server.ComeInAsync(gone)).ShouldBeProblem(401, "unauthenticated");
    }

    private Task<int> CountAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> condition)
        where T : class => server.InDatabaseAsync(database => database.Set<T>().CountAsync(condition));
}
