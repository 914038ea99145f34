using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Shouldly;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.SecondStep;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Application.Features;

public class TwoFactorCheckTests
{
    private static readonly TotpSecret Secret = new(Encoding.ASCII.GetBytes("12345678901234567890"));

    private readonly User _user = People.Ann();
    private readonly TwoFactorGuard _guard;
    private readonly IRepository<TwoFactor> _twoFactors = Substitute.For<IRepository<TwoFactor>>();
    private readonly IRepository<TwoFactorGuard> _guards = Substitute.For<IRepository<TwoFactorGuard>>();
    private readonly IUnitOfWork _unitOfWork = Substitute.For<IUnitOfWork>();
    private readonly TwoFactorCheck _check;

    public TwoFactorCheckTests()
    {
        _guard = TwoFactorGuard.Of(_user.Id);
        _guards.GetAsync(_user.Id, default).ReturnsForAnyArgs(_guard);
        _twoFactors.GetAsync(_user.Id, default).ReturnsForAnyArgs(TwoFactor.Enrol(_user, "sealed").Value);
        var vault = Substitute.For<ISecretVault>();
        vault.Open("sealed", Arg.Any<SecretContext>()).Returns(Secret.Base32);
        var origin = Substitute.For<IOriginContext>();
        origin.Current.Returns(ClientOrigin.None);
        var time = new ManualTime();
        _check = new TwoFactorCheck(
            _twoFactors,
            _guards,
            Substitute.For<ITwoFactorSecrets>(),
            new TwoFactorVault(vault),
            _unitOfWork,
            new SecurityLog(
                Substitute.For<IRepository<SecurityEvent>>(),
                Substitute.For<ICallerContext>(),
                origin,
                time,
                NullLogger<SecurityLog>.Instance
            ),
            time
        );
    }

    [Fact]
    public async Task A_try_is_counted_and_saved_before_the_code_is_looked_at()
    {
        var countWhenSaved = 0;
        var lookedWhenSaved = true;
        _unitOfWork
            .When(unit => unit.SaveChangesAsync(Arg.Any<CancellationToken>()))
            .Do(_ =>
            {
                countWhenSaved = _guard.Failures;
                lookedWhenSaved = _twoFactors.ReceivedCalls().Any();
            });

        var judged = await JudgeAsync(Totp.CodeAt(Secret, Totp.StepAt(Moments.Noon)));

        judged.IsSuccess.ShouldBeTrue();
        countWhenSaved.ShouldBe(1);
        lookedWhenSaved.ShouldBeFalse();
        _guard.Failures.ShouldBe(0, "the right code ends the count");
    }

    [Fact]
    public async Task A_try_whose_count_lost_a_race_is_not_looked_at()
    {
        _unitOfWork.SaveChangesAsync(default).ReturnsForAnyArgs(ConcurrencyErrors.ChangedMeanwhile);

        var judged = await JudgeAsync(Totp.CodeAt(Secret, Totp.StepAt(Moments.Noon)));

        judged.Error.ShouldBe(ConcurrencyErrors.ChangedMeanwhile);
        await _twoFactors.DidNotReceiveWithAnyArgs().GetAsync(default, default);
    }

    [Fact]
    public async Task While_locked_no_code_is_looked_at()
    {
        for (var i = 0; i < GuessGuard.MaxFailures; i++)
        {
            (await JudgeAsync("000000")).Error.ShouldBe(TwoFactorErrors.CodeInvalid);
        }

        _twoFactors.ClearReceivedCalls();
        var judged = await JudgeAsync(Totp.CodeAt(Secret, Totp.StepAt(Moments.Noon)));

        judged.Error!.Code.ShouldBe("account_locked");
        await _twoFactors.DidNotReceiveWithAnyArgs().GetAsync(default, default);
    }

    private Task<Result<TwoFactor>> JudgeAsync(string code) =>
        _check.JudgeAsync(_user, new ConfirmTwoFactor(code), CancellationToken.None);
}
