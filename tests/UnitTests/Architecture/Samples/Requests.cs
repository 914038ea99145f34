using FluentValidation;
using MediatR;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Common;

namespace StreamHub.UnitTests.Architecture.Samples.Requests
{
    [SystemOnly]
    internal sealed record Good(string Name) : ICommand;

    internal sealed class GoodValidator : AbstractValidator<Good>
    {
        public GoodValidator() => RuleFor(command => command.Name).NotEmpty();
    }

    internal sealed class GoodHandler : ICommandHandler<Good>
    {
        public Task<Result> Handle(Good command, CancellationToken cancellationToken) =>
            Task.FromResult(Result.Success());
    }

    internal sealed record NoRule : ICommand;

    [SystemOnly]
    [OpenToAll("Two at once.")]
    [NoValidation("And yet there is one.")]
    internal sealed record TwoRules : IMessage;

    internal sealed class TwoRulesValidator : AbstractValidator<TwoRules>;

    internal sealed class FirstHandler(IDispatcher dispatcher) : ICommandHandler<TwoRules>
    {
        public Task<Result> Handle(TwoRules command, CancellationToken cancellationToken) =>
            dispatcher.Send(command, cancellationToken);
    }

    internal sealed class SecondHandler(FirstHandler first) : ICommandHandler<TwoRules>
    {
        public Task<Result> Handle(TwoRules command, CancellationToken cancellationToken) =>
            first.Handle(command, cancellationToken);
    }

    [OpenToAll("  ")]
    [NoValidation("")]
    internal sealed record OpenWithoutReason : ICommand;

    [OpenToAll("Whoever likes.")]
    [NoValidation("It has no members.")]
    internal sealed record Queued : IMessage;

    internal sealed class QueuedHandler : ICommandHandler<Queued>
    {
        public Task<Result> Handle(Queued command, CancellationToken cancellationToken) =>
            Task.FromResult(Result.Success());
    }
}

namespace StreamHub.UnitTests.Architecture.Samples.Requests.Elsewhere
{
    internal sealed class FarHandler(IRequestHandler<Good, Result> good) : ICommandHandler<OpenWithoutReason>
    {
        public Task<Result> Handle(OpenWithoutReason command, CancellationToken cancellationToken) =>
            good.Handle(new Good("x"), cancellationToken);
    }
}
