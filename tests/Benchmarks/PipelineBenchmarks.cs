using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Benchmarks;

/// <summary>What the pipeline adds to a handler: dispatch, logging, authorization, validation.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddLogging()
        .AddApplication()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IReadRepository<Plan>, Catalogue>()
        .BuildServiceProvider();

    [Benchmark]
    public async Task<Result<PlanList>> Dispatch()
    {
        await using var scope = _services.CreateAsyncScope();
        var dispatcher = scope.ServiceProvider.GetRequiredService<IDispatcher>();
        return await dispatcher.Send(new ListPlans(), CancellationToken.None);
    }

    private sealed class Catalogue : IReadRepository<Plan>
    {
        public Task<List<TResult>> ListAsync<TResult>(
            Specification<Plan, TResult> specification,
            CancellationToken cancellationToken
        ) => Task.FromResult(PlanCatalogue.All.Cast<TResult>().ToList());

        public Task<TResult?> FirstOrDefaultAsync<TResult>(
            Specification<Plan, TResult> specification,
            CancellationToken cancellationToken
        ) => Task.FromResult<TResult?>(default);

        public Task<Plan?> FirstOrDefaultAsync(
            Specification<Plan> specification,
            CancellationToken cancellationToken
        ) => Task.FromResult<Plan?>(null);

        public Task<bool> AnyAsync(Specification<Plan> specification, CancellationToken cancellationToken) =>
            Task.FromResult(false);
    }
}
