using NSubstitute;
using Shouldly;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Behaviours;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;
using Xunit;

namespace StreamHub.UnitTests.Application.Behaviours;

public class TransactionBehaviourTests
{
    private static readonly Error Conflict = ConcurrencyErrors.ChangedMeanwhile;
    private const Error? NoConflict = null;
    private static readonly Error Refusal = Error.Invalid("refused", "No.");

    private readonly IUnitOfWork _unitOfWork = Substitute.For<IUnitOfWork>();
    private readonly List<string> _events = [];

    public TransactionBehaviourTests() => _unitOfWork.When(unit => unit.Reset()).Do(_ => _events.Add("reset"));

    [Fact]
    public async Task What_succeeded_is_committed_once_after_its_handler()
    {
        Commits(NoConflict);

        (await Send(new Once(), Result.Success())).IsSuccess.ShouldBeTrue();

        _events.ShouldBe(["handle", "commit"]);
    }

    [Fact]
    public async Task What_failed_is_not_committed()
    {
        Commits(NoConflict);

        (await Send(new Once(), Refusal)).Error.ShouldBe(Refusal);

        _events.ShouldBe(["handle"]);
    }

    [Fact]
    public async Task What_threw_is_not_committed()
    {
        Commits(NoConflict);
        var behaviour = new TransactionBehaviour<Once, Result>(_unitOfWork);

        await Should.ThrowAsync<TimeoutException>(() =>
            behaviour.Handle(new Once(), CancellationToken.None, () => throw new TimeoutException())
        );

        _events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lost_race_is_an_error()
    {
        Commits(Conflict);

        (await Send(new Once(), Result.Success())).Error.ShouldBe(Conflict);

        _events.ShouldBe(["handle", "commit"]);
    }

    [Fact]
    public async Task A_command_that_bears_it_runs_again_from_a_clean_start()
    {
        Commits(Conflict, NoConflict);

        (await Send(new Again(), Result.Success())).IsSuccess.ShouldBeTrue();

        _events.ShouldBe(["handle", "commit", "reset", "handle", "commit"]);
    }

    [Fact]
    public async Task It_runs_at_most_six_times()
    {
        Commits(Conflict);

        (await Send(new Again(), Result.Success())).Error.ShouldBe(Conflict);

        _events.Count(step => step == "handle").ShouldBe(6);
        _events.Count(step => step == "reset").ShouldBe(5);
    }

    [Fact]
    public async Task A_race_that_its_own_early_save_lost_is_run_again()
    {
        Commits(NoConflict);

        (await Send(new Again(), Conflict, Result.Success())).IsSuccess.ShouldBeTrue();

        _events.ShouldBe(["handle", "reset", "handle", "commit"]);
    }

    [Fact]
    public async Task A_conflict_that_would_come_again_is_not_run_again()
    {
        Commits(UserErrors.EmailTaken);

        (await Send(new Again(), Result.Success())).Error.ShouldBe(UserErrors.EmailTaken);

        _events.ShouldBe(["handle", "commit"]);
    }

    [Fact]
    public async Task A_refusal_in_a_later_try_is_the_answer()
    {
        Commits(Conflict);

        (await Send(new Again(), Result.Success(), Refusal)).Error.ShouldBe(Refusal);

        _events.ShouldBe(["handle", "commit", "reset", "handle"]);
    }

    private void Commits(params Error?[] outcomes)
    {
        var remaining = new Queue<Error?>(outcomes);
        _unitOfWork
            .CommitAsync(Arg.Any<CancellationToken>())
            .Returns(_ =>
            {
                _events.Add("commit");
                return remaining.Count > 1 ? remaining.Dequeue() : remaining.Peek();
            });
    }

    private Task<Result> Send<TCommand>(TCommand command, params Result[] outcomes)
        where TCommand : ICommand
    {
        var remaining = new Queue<Result>(outcomes);
        return new TransactionBehaviour<TCommand, Result>(_unitOfWork).Handle(
            command,
            CancellationToken.None,
            () =>
            {
                _events.Add("handle");
                return Task.FromResult(remaining.Count > 1 ? remaining.Dequeue() : remaining.Peek());
            }
        );
    }

    private sealed record Once : ICommand;

    private sealed record Again : ICommand, IRetryOnConflict;
}
