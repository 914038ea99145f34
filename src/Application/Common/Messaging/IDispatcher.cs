using MediatR;

namespace StreamHub.Application.Common.Messaging;

/// <summary>Sends a request through the pipeline to its handler; the one place that knows the mediator's version.</summary>
public interface IDispatcher
{
    Task<TResult> Send<TResult>(IRequest<TResult> request, CancellationToken cancellationToken);
}

public sealed class MediatorDispatcher(IMediator mediator) : IDispatcher
{
    public Task<TResult> Send<TResult>(IRequest<TResult> request, CancellationToken cancellationToken) =>
        mediator.Send(request, cancellationToken);
}
