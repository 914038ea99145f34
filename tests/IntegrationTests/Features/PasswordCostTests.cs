using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Identity;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using Account = StreamHub.Domain.Users.User;

namespace StreamHub.IntegrationTests.Features;

/// <summary>What a log-in costs is a matter of its password hashes: they are counted, not timed.</summary>
public sealed class PasswordCostTests(PasswordCostTests.Server server) : IClassFixture<PasswordCostTests.Server>
{
    [Theory]
    [InlineData("known, wrong password")]
    [InlineData("known and locked, wrong password")]
    [InlineData("unknown")]
    [InlineData("no address at all")]
    public async Task Every_refused_log_in_costs_one_hash(string who)
    {
        var user = await server.RegisterAsync();
        for (var i = 0; who.Contains("locked", StringComparison.Ordinal) && i < 10; i++)
        {
            await server.LogInAsync(user.Email, "incorrect horse battery");
        }

        var email =
            who.StartsWith("known", StringComparison.Ordinal) ? user.Email
            : who == "unknown" ? $"{Guid.NewGuid():N}@example.com"
            : "nobody at nowhere";
        var before = server.Hasher.Computed;

        (await server.LogInAsync(email, "incorrect horse battery")).ShouldBeProblem(401, "invalid_credentials");

        (server.Hasher.Computed - before).ShouldBe(1);
    }

    [Fact]
    public async Task Asking_for_a_reset_costs_no_hash_for_anybody()
    {
        var user = await server.RegisterAsync();
        var before = server.Hasher.Computed;

        (await server.ForgetPasswordAsync(user.Email)).ShouldBe(202);
        (await server.ForgetPasswordAsync($"{Guid.NewGuid():N}@example.com")).ShouldBe(202);
        await server.WhenIdleAsync();

        (server.Hasher.Computed - before).ShouldBe(0);
    }

    [Fact]
    public async Task A_hash_of_other_rounds_is_renewed_when_its_password_is_known()
    {
        var user = await server.RegisterAsync();
        var old = new PasswordHasher(Options.Create(new AuthOptions { PasswordIterations = 123 })).Hash(User.Password);
        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE users SET password_hash = {old} WHERE id = {user.Id}")
        );

        (await server.LogInAsync(user.Email, "incorrect horse battery")).ShouldBe(401);
        (await HashOfAsync(user)).ShouldBe(old);
        (await server.LogInAsync(user.Email)).ShouldBe(200);

        var renewed = Convert.FromBase64String(await HashOfAsync(user));
        BinaryPrimitives.ReadInt32BigEndian(renewed.AsSpan(5)).ShouldBe(1_000);
        (await server.LogInAsync(user.Email)).ShouldBe(200);
        (await user.Api.GetAsync("/api/v1/auth/profile")).ShouldBe(
            200,
            "the password is the same, and so are its log-ins"
        );
    }

    private Task<string> HashOfAsync(User user) =>
        server.InDatabaseAsync(database =>
            database.Set<Account>().Where(one => one.Id == user.Id).Select(one => one.PasswordHash).SingleAsync()
        );

    public sealed class Server(TestDatabases databases) : StreamHubServer(databases)
    {
        public CountingHasher Hasher => (CountingHasher)Services.GetRequiredService<IPasswordHasher>();

        protected override void AddServices(IServiceCollection services) =>
            services.Replace(
                ServiceDescriptor.Singleton<IPasswordHasher>(provider => new CountingHasher(
                    new PasswordHasher(provider.GetRequiredService<IOptions<AuthOptions>>())
                ))
            );
    }

    public sealed class CountingHasher(IPasswordHasher hasher) : IPasswordHasher
    {
        private int _computed;

        public int Computed => _computed;

        public string Hash(string password)
        {
            Interlocked.Increment(ref _computed);
            return hasher.Hash(password);
        }

        public bool Verify(string? hash, string password)
        {
            Interlocked.Increment(ref _computed);
            return hasher.Verify(hash, password);
        }

        public bool IsOutdated(string hash) => hasher.IsOutdated(hash);
    }
}
