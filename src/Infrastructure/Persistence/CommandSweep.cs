using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common.Messaging;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>A sweep that is a command; one that fails is left to the next time.</summary>
internal abstract class CommandSweep<TCommand>(IServiceScopeFactory scopes, SweepLeases leases, ILogger logger)
    : Sweep(scopes, leases, logger)
    where TCommand : ICommand<Swept>, new()
{
    protected override async Task<bool> SweepAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var swept = await services.GetRequiredService<IDispatcher>().Send(new TCommand(), cancellationToken);
        return swept is { IsSuccess: true, Value.AreMoreDue: true };
    }
}
