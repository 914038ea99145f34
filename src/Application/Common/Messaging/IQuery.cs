using MediatR;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Common.Messaging;

/// <summary>Reads and changes nothing.</summary>
public interface IQuery<TValue> : IRequest<Result<TValue>>;

public interface IQueryHandler<in TQuery, TValue> : IRequestHandler<TQuery, Result<TValue>>
    where TQuery : IQuery<TValue>;
