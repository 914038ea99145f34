using MediatR;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Common.Messaging;

/// <summary>Marks what changes something: it runs in a transaction that commits only when it succeeds.</summary>
public interface ICommandBase;

/// <summary>Changes something and answers with success or an error.</summary>
public interface ICommand : ICommandBase, IRequest<Result>;

/// <summary>Changes something and answers with a value or an error.</summary>
public interface ICommand<TValue> : ICommandBase, IRequest<Result<TValue>>;

public interface ICommandHandler<in TCommand> : IRequestHandler<TCommand, Result>
    where TCommand : ICommand;

public interface ICommandHandler<in TCommand, TValue> : IRequestHandler<TCommand, Result<TValue>>
    where TCommand : ICommand<TValue>;

/// <summary>
/// A command that loses to a concurrent twin is run again from the start, a few times, instead of answering with a
/// conflict. Its handler must bear being run twice.
/// </summary>
public interface IRetryOnConflict : ICommandBase;
