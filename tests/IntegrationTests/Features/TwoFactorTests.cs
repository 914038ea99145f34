using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Users;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using User = StreamHub.IntegrationTests.Harness.User;

namespace StreamHub.IntegrationTests.Features;

/// <summary>How two-factor log-in is switched on and off.</summary>
public sealed class TwoFactorTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Enrolling_shows_the_secret_in_three_ways_and_changes_nothing_for_log_ins()
    {
        var user = await server.RegisterAsync();
        (await user.TwoFactorAsync()).ShouldBe(200).Text("state").ShouldBe("off");

        var enrolment = (await user.TryEnrolAsync()).ShouldBe(200);

        var secret = enrolment.Text("secret");
        secret.ShouldMatch("^[A-Z2-7]{32}$");
        enrolment
            .Text("otpauthUri")
            .ShouldBe(TotpSecret.FromBase32(secret).UriFor("StreamHub", EmailAddress.Parse(user.Email).Value));
        enrolment.Text("qrSvg").ShouldStartWith("<svg ");
        (await user.TwoFactorAsync()).Text("state").ShouldBe("pending");
        (await server.LogInAsync(user.Email)).ShouldBe(200);
    }

    [Fact]
    public async Task A_code_of_the_app_switches_it_on_and_shows_ten_recovery_codes()
    {
        var user = await server.RegisterAsync();
        user.Registration.At("user.twoFactorEnabled").GetBoolean().ShouldBeFalse();
        var secret = await user.EnrolAsync();

        var confirmed = await user.ConfirmTwoFactorAsync(server.CodeOf(secret));

        TwoFactorCalls.RecoveryCodesIn(confirmed.ShouldBe(200)).Distinct().Count().ShouldBe(10);
        var status = await user.TwoFactorAsync();
        status.Text("state").ShouldBe("on");
        status.At("recoveryCodesLeft").GetInt32().ShouldBe(10);
        (server.Time.GetUtcNow() - status.At("enabledAt").GetDateTimeOffset()).TotalSeconds.ShouldBeInRange(0, 30);
        (await server.ProfileOfAsync(user.AccessToken)).At("twoFactorEnabled").GetBoolean().ShouldBeTrue();
        (await server.EventsOfAsync(user.Id)).ShouldContain(SecurityEventKind.TwoFactorEnabled);
        (await server.MailAsync(user, "switched on")).Subject.ShouldBe("Two-factor log-in was switched on");
    }

    [Fact]
    public async Task Enrolling_needs_the_password_and_a_wrong_one_counts()
    {
        var user = await server.RegisterAsync();

        for (var i = 0; i < LogInGuard.MaxFailures; i++)
        {
            (await user.TryEnrolAsync("incorrect horse battery")).ShouldBeProblem(400, "wrong_password");
        }

        var locked = (await user.TryEnrolAsync()).ShouldBeProblem(403, "account_locked");
        locked.Headers.RetryAfter.ShouldNotBeNull();
        (await user.TwoFactorAsync()).Text("state").ShouldBe("off");
    }

    [Fact]
    public async Task Enrolling_again_voids_the_secret_of_before()
    {
        var user = await server.RegisterAsync();
        var first = await user.EnrolAsync();
        var second = await user.EnrolAsync();

        (await user.ConfirmTwoFactorAsync(server.CodeOf(first))).ShouldBeProblem(400, "wrong_two_factor_code");
        (await user.ConfirmTwoFactorAsync(server.CodeOf(second))).ShouldBe(200);
    }

    [Fact]
    public async Task Nothing_is_confirmed_without_enrolment_nor_with_a_wrong_code()
    {
        var user = await server.RegisterAsync();
        (await user.ConfirmTwoFactorAsync("123456")).ShouldBeProblem(409, "two_factor_not_enrolled");
        var secret = await user.EnrolAsync();

        var wrong = await user.ConfirmTwoFactorAsync(server.WrongCodeOf(secret));

        wrong.ShouldBeProblem(400, "wrong_two_factor_code").At("errors").TryGetProperty("code", out _).ShouldBeTrue();
        (await user.TwoFactorAsync()).Text("state").ShouldBe("pending");
        (await server.EventsOfAsync(user.Id)).ShouldContain(SecurityEventKind.TwoFactorFailed);
    }

    [Fact]
    public async Task What_is_on_is_neither_enrolled_nor_confirmed_again()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();

        (await user.TryEnrolAsync()).ShouldBeProblem(409, "two_factor_already_on");
        (await user.ConfirmTwoFactorAsync(server.NextCodeOf(secret))).ShouldBeProblem(409, "two_factor_already_on");
    }

    [Fact]
    public async Task Of_two_that_confirm_at_once_one_sees_the_recovery_codes()
    {
        var user = await server.RegisterAsync();
        var code = server.CodeOf(await user.EnrolAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => user.ConfirmTwoFactorAsync(code)));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        foreach (var loser in answers.Where(answer => answer.Status != 200))
        {
            // One that came late sees that it is on, one in between that the code is used.
            loser.Text("code").ShouldBeOneOf("two_factor_already_on", "wrong_two_factor_code", "changed_meanwhile");
        }

        (await user.TwoFactorAsync()).At("recoveryCodesLeft").GetInt32().ShouldBe(10);
    }

    [Fact]
    public async Task New_recovery_codes_need_a_code_and_void_the_old_ones()
    {
        var (user, secret, old) = await server.RegisterWithTwoFactorAsync();
        (await user.ReplaceRecoveryCodesAsync(server.WrongCodeOf(secret))).ShouldBeProblem(
            400,
            "wrong_two_factor_code"
        );

        var answer = (await user.ReplaceRecoveryCodesAsync(server.NextCodeOf(secret))).ShouldBe(200);

        var challenge = await server.ChallengeAsync(user);
        (await server.AnswerAsync(challenge, recoveryCode: old[0])).ShouldBeProblem(401, "invalid_two_factor_code");
        var renewed = TwoFactorCalls.RecoveryCodesIn(answer);
        renewed.Count.ShouldBe(10);
        (await server.AnswerAsync(challenge, recoveryCode: renewed[0])).ShouldBe(200);
        (await server.EventsOfAsync(user.Id)).ShouldContain(SecurityEventKind.RecoveryCodesReplaced);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_password_and_a_second_factor_switch_it_off(bool withApp)
    {
        var (user, secret, recoveryCodes) = await server.RegisterWithTwoFactorAsync();

        var answer = withApp
            ? await user.DisableTwoFactorAsync(server.NextCodeOf(secret))
            : await user.DisableTwoFactorAsync(recoveryCode: recoveryCodes[0]);

        answer.ShouldBe(204);
        (await server.LogInAsync(user.Email)).ShouldBe(200).At("user.twoFactorEnabled").GetBoolean().ShouldBeFalse();
        var status = await user.TwoFactorAsync();
        status.Text("state").ShouldBe("off");
        status.At("recoveryCodesLeft").GetInt32().ShouldBe(0);
        (await server.EventsOfAsync(user.Id)).ShouldContain(SecurityEventKind.TwoFactorDisabled);
        (await server.MailAsync(user, "switched off")).Subject.ShouldBe("Two-factor log-in was switched off");
        (await user.ConfirmTwoFactorAsync(server.CodeOf(await user.EnrolAsync()))).ShouldBe(200, "it can be had again");
    }

    [Fact]
    public async Task Neither_the_password_nor_a_second_factor_alone_switches_it_off()
    {
        var (user, secret, recoveryCodes) = await server.RegisterWithTwoFactorAsync();

        var noPassword = await user.DisableTwoFactorAsync(
            recoveryCode: recoveryCodes[0],
            currentPassword: "incorrect horse battery"
        );
        var noCode = await user.DisableTwoFactorAsync(server.WrongCodeOf(secret));
        var noRecoveryCode = await user.DisableTwoFactorAsync(recoveryCode: "aaaa-aaaa-aaaa-aaaa");

        noPassword.ShouldBeProblem(400, "wrong_password");
        noCode.ShouldBeProblem(400, "wrong_two_factor_code");
        noRecoveryCode.ShouldBeProblem(400, "wrong_two_factor_code").At("errors").GetProperty("recoveryCode");
        var status = await user.TwoFactorAsync();
        status.Text("state").ShouldBe("on");
        status.At("recoveryCodesLeft").GetInt32().ShouldBe(10, "a refusal uses none up");
    }

    [Fact]
    public async Task What_is_off_has_no_recovery_codes_and_can_not_be_switched_off()
    {
        var user = await server.RegisterAsync();

        (await user.ReplaceRecoveryCodesAsync("123456")).ShouldBeProblem(409, "two_factor_not_on");
        (await user.DisableTwoFactorAsync("123456")).ShouldBeProblem(409, "two_factor_not_on");
    }

    [Fact]
    public async Task Who_is_not_logged_in_switches_nothing()
    {
        var nobody = (await server.RegisterAsync()) with { Api = server.Anonymous() };

        (await nobody.TwoFactorAsync()).ShouldBeProblem(401, "unauthenticated");
        (await nobody.TryEnrolAsync()).ShouldBeProblem(401, "unauthenticated");
        (await nobody.ConfirmTwoFactorAsync("123456")).ShouldBeProblem(401, "unauthenticated");
        (await nobody.ReplaceRecoveryCodesAsync("123456")).ShouldBeProblem(401, "unauthenticated");
        (await nobody.DisableTwoFactorAsync("123456")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task The_secret_of_one_user_does_not_open_in_the_place_of_anothers()
    {
        var (ann, annsSecret, _) = await server.RegisterWithTwoFactorAsync();
        var (bob, _, _) = await server.RegisterWithTwoFactorAsync();

        await server.InDatabaseAsync(async database =>
        {
            var seal = await database
                .Set<TwoFactor>()
                .Where(one => one.Id == ann.Id)
                .Select(one => one.SealedSecret)
                .SingleAsync();
            seal.ShouldNotContain(annsSecret.Base32);
            return await database
                .Set<TwoFactor>()
                .Where(one => one.Id == bob.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.SealedSecret, seal));
        });

        var challenge = await server.ChallengeAsync(bob);
        (await server.AnswerAsync(challenge, server.NextCodeOf(annsSecret))).Status.ShouldBe(500);
    }
}
