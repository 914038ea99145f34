using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class StaffServer(TestDatabases databases) : StreamHubServer(databases)
{
    public const string Admin = "Boss@example.com";
    public const string Support = "helper@example.com";

    private readonly Dictionary<string, string> _settings = new()
    {
        ["ADMIN_EMAIL"] = Admin,
        ["ADMIN_VIEWER_EMAIL"] = Support,
    };

    protected override IReadOnlyDictionary<string, string> Settings => _settings;

    /// <summary>Begins the next life of the process with other staff.</summary>
    public Task RestartWithAsync(string? admin, string? support)
    {
        _settings["ADMIN_EMAIL"] = admin ?? string.Empty;
        _settings["ADMIN_VIEWER_EMAIL"] = support ?? string.Empty;
        return RestartAsync();
    }
}

public sealed class StaffAppointmentTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly StaffServer _server = new(databases);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_configured_address_is_nobody_special_until_it_is_confirmed()
    {
        var boss = await RegisterAsync("boss@example.com");
        (await boss.Api.GetAsync("/api/v1/admin/users")).ShouldBeProblem(403, "forbidden");
        (await RoleOfAsync(boss)).ShouldBe("creator");

        (await _server.LogInAsync(boss.Email)).Text("user.role").ShouldBe("creator");
        await _server.RestartAsync();
        (await RoleOfAsync(boss)).ShouldBe("creator");

        (await _server.ConfirmAsync(await _server.MailedTokenAsync(boss))).ShouldBe(204);

        (await RoleOfAsync(boss)).ShouldBe("admin");
    }

    [Fact]
    public async Task An_address_that_a_password_reset_proves_is_appointed_too()
    {
        var boss = await RegisterAsync(StaffServer.Admin);

        (await _server.ResetPasswordAsync(await _server.ResetTokenAsync(boss), "another horse altogether")).ShouldBe(
            204
        );

        (await _server.LogInAsync(boss.Email, "another horse altogether")).Text("user.role").ShouldBe("admin");
    }

    [Fact]
    public async Task The_other_address_becomes_support()
    {
        var helper = await RegisterAsync(StaffServer.Support);

        (await _server.ConfirmAsync(await _server.MailedTokenAsync(helper))).ShouldBe(204);

        (await RoleOfAsync(helper)).ShouldBe("support");
    }

    [Fact]
    public async Task Everybody_else_stays_what_they_are()
    {
        var user = await _server.RegisterAsync();

        (await _server.ConfirmAsync(await _server.MailedTokenAsync(user))).ShouldBe(204);

        (await RoleOfAsync(user)).ShouldBe("creator");
    }

    [Fact]
    public async Task Who_was_confirmed_before_is_appointed_at_the_next_start()
    {
        var late = await RegisterAsync("late@example.com");
        (await _server.ConfirmAsync(await _server.MailedTokenAsync(late))).ShouldBe(204);

        await _server.RestartWithAsync("other@example.com, LATE@example.com", support: null);

        await Eventually.GetsAsync(() => RoleOfAsync(late), role => role == "admin", "the appointment");
        var admin = late with { Api = _server.ClientWith(late.AccessToken) };
        (await admin.EventsOfAsync(late.Id, "roleChanged")).ShouldBe([
            "roleChanged: Creator to Admin, by configuration",
        ]);
    }

    [Fact]
    public async Task Staff_that_is_no_longer_configured_is_not_demoted_by_that()
    {
        var boss = await RegisterAsync("boss@example.com");
        var helper = await RegisterAsync(StaffServer.Support);
        (await _server.ConfirmAsync(await _server.MailedTokenAsync(boss))).ShouldBe(204);
        (await _server.ConfirmAsync(await _server.MailedTokenAsync(helper))).ShouldBe(204);

        // The appointment of the one tells that the start's work is done: both are looked at together.
        await _server.RestartWithAsync(admin: StaffServer.Support, support: "boss@example.com");

        await Eventually.GetsAsync(() => RoleOfAsync(helper), role => role == "admin", "the appointment");
        (await RoleOfAsync(boss)).ShouldBe("admin");
    }

    private async Task<User> RegisterAsync(string email)
    {
        var answer = await Account.TryRegisterAsync(_server.Address, email);
        answer.ShouldBe(201);
        return new User(_server.ClientWith(answer.Text("accessToken")), email, answer);
    }

    private async Task<string> RoleOfAsync(User user) =>
        (await _server.ProfileOfAsync(user.AccessToken)).ShouldBe(200).Text("role");
}
