using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class Repository<T>(StreamHubDbContext context) : IRepository<T>
    where T : class
{
    private const string Key = "Id";

    public Task<T?> GetAsync(Guid id, CancellationToken cancellationToken) =>
        context.Visible<T>().FirstOrDefaultAsync(row => EF.Property<Guid>(row, Key) == id, cancellationToken);

    public Task<T?> FirstOrDefaultAsync(Specification<T> specification, CancellationToken cancellationToken) =>
        context.Matching(specification).FirstOrDefaultAsync(cancellationToken);

    public Task<List<T>> ListAsync(Specification<T> specification, CancellationToken cancellationToken) =>
        context.Matching(specification).ToListAsync(cancellationToken);

    public void Add(T aggregate) => context.Add(aggregate);

    public void Remove(T aggregate) => context.Remove(aggregate);
}

internal sealed class ReadRepository<T>(ReadContext context) : IReadRepository<T>
    where T : class
{
    public Task<TResult?> FirstOrDefaultAsync<TResult>(
        Specification<T, TResult> specification,
        CancellationToken cancellationToken
    ) => Rows(specification).Select(specification.Selector).FirstOrDefaultAsync(cancellationToken);

    public Task<T?> FirstOrDefaultAsync(Specification<T> specification, CancellationToken cancellationToken) =>
        Rows(specification).FirstOrDefaultAsync(cancellationToken);

    public Task<List<TResult>> ListAsync<TResult>(
        Specification<T, TResult> specification,
        CancellationToken cancellationToken
    ) => Rows(specification).Select(specification.Selector).ToListAsync(cancellationToken);

    public Task<bool> AnyAsync(Specification<T> specification, CancellationToken cancellationToken) =>
        Rows(specification).AnyAsync(cancellationToken);

    private IQueryable<T> Rows(Specification<T> specification) => context.Value.Matching(specification);
}
