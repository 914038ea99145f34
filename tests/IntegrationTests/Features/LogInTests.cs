using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Users;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using User = StreamHub.IntegrationTests.Harness.User;

namespace StreamHub.IntegrationTests.Features;

public sealed class LogInTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Path = "/api/v1/auth/login";

    [Fact]
    public async Task The_right_password_gives_a_pair_of_tokens_that_work()
    {
        var user = await server.RegisterAsync("Cara");

        var answer = await server.LogInAsync(user.Email);

        answer.ShouldBe(200);
        answer.Id("user.id").ShouldBe(user.Id);
        answer.Text("tokenType").ShouldBe("Bearer");
        answer.At("expiresIn").GetInt32().ShouldBe(900);
        (answer.At("refreshExpiresAt").GetDateTimeOffset() - server.Time.GetUtcNow()).TotalDays.ShouldBe(30, 0.1);
        (await server.ProfileOfAsync(answer.Text("accessToken"))).Text("displayName").ShouldBe("Cara");
        (await server.RefreshAsync(answer.Text("refreshToken"))).ShouldBe(200);
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var user = await server.RegisterAsync();

        (await server.LogInAsync(user.Email, "incorrect horse battery")).ShouldBeProblem(401, "invalid_credentials");
    }

    [Fact]
    public async Task An_unknown_address_answers_as_a_wrong_password_does()
    {
        var user = await server.RegisterAsync();

        var wrong = await server.LogInAsync(user.Email, "incorrect horse battery");
        var unknown = await server.LogInAsync($"{Guid.NewGuid():N}@example.com");

        unknown.ShouldBeProblem(401, "invalid_credentials");
        unknown.ShouldAnswerAs(wrong);
    }

    [Fact]
    public async Task What_is_no_address_answers_as_a_wrong_password_does()
    {
        var user = await server.RegisterAsync();

        var wrong = await server.LogInAsync(user.Email, "incorrect horse battery");
        var nonsense = await server.LogInAsync("nobody at nowhere");

        nonsense.ShouldAnswerAs(wrong);
    }

    [Fact]
    public async Task An_address_is_the_same_however_it_is_capitalised()
    {
        var user = await server.RegisterAsync();

        var answer = await server.LogInAsync(user.Email.ToUpperInvariant());

        answer.ShouldBe(200).Id("user.id").ShouldBe(user.Id);
    }

    [Theory]
    [InlineData("пароль-密码-🔑🗝")]
    [InlineData("  spaces at both ends  ")]
    [InlineData("\"quotes\" \\ and\ttabs")]
    public async Task A_password_is_kept_as_it_was_written(string password)
    {
        var email = await RegisterWithAsync(password);

        (await server.LogInAsync(email, password)).ShouldBe(200);
        (await server.LogInAsync(email, password + "x")).ShouldBeProblem(401, "invalid_credentials");
    }

    [Fact]
    public async Task Spaces_around_a_password_belong_to_it()
    {
        var email = await RegisterWithAsync("  spaces at both ends  ");

        (await server.LogInAsync(email, "spaces at both ends")).ShouldBeProblem(401, "invalid_credentials");
    }

    [Fact]
    public async Task A_password_of_256_characters_counts_to_the_last_one()
    {
        var start = new string('x', 255);
        var email = await RegisterWithAsync(start + 'a');

        (await server.LogInAsync(email, start + 'a')).ShouldBe(200);
        (await server.LogInAsync(email, start + 'b')).ShouldBeProblem(401, "invalid_credentials");
        (await server.LogInAsync(email, start)).ShouldBeProblem(401, "invalid_credentials");
    }

    [Fact]
    public async Task A_longer_password_is_refused_rather_than_shortened()
    {
        var user = await server.RegisterAsync();

        (await server.LogInAsync(user.Email, new string('x', 257))).ShouldBeProblem(400, "validation_failed");
        (await RegisterAsync(new string('x', 257))).ShouldBlame("password");
    }

    [Fact]
    public async Task A_password_of_fewer_than_ten_characters_can_not_be_registered()
    {
        (await RegisterAsync("nine char")).ShouldBlame("password");
    }

    [Fact]
    public async Task A_log_in_remembers_the_device()
    {
        var user = await server.RegisterAsync();

        await LogInFromAsync(user, "Sofa/1.0 (living room)");

        (await DevicesOfAsync(user)).ShouldContain("Sofa/1.0 (living room)");
    }

    [Fact]
    public async Task A_long_device_name_is_shortened_between_characters()
    {
        var user = await server.RegisterAsync();
        var start = new string('x', ClientOrigin.DeviceMaxLength - 1);

        await LogInFromAsync(user, $"{start}🛋🛋🛋");

        (await DevicesOfAsync(user)).ShouldContain(start);
    }

    private Task<ApiAnswer> RegisterAsync(string password, string? email = null) =>
        server
            .Anonymous()
            .PostAsync(
                "/api/v1/auth/register",
                new
                {
                    email = email ?? $"{Guid.NewGuid():N}@example.com",
                    password,
                    displayName = "Somebody",
                }
            );

    private async Task<string> RegisterWithAsync(string password)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        (await RegisterAsync(password, email)).ShouldBe(201);
        return email;
    }

    private async Task LogInFromAsync(User user, string device)
    {
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var http = new HttpClient(handler) { BaseAddress = server.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", device);
        var answer = await new ApiClient(http).PostAsync(Path, new { email = user.Email, password = User.Password });
        answer.ShouldBe(200);
    }

    private Task<List<string?>> DevicesOfAsync(User user) =>
        server.InDatabaseAsync(database =>
            database.Set<Login>().Where(login => login.UserId == user.Id).Select(login => login.Device).ToListAsync()
        );
}
