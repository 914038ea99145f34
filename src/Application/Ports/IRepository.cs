using StreamHub.Application.Common.Specifications;

namespace StreamHub.Application.Ports;

/// <summary>Reads: nothing that comes from here is watched for changes.</summary>
public interface IReadRepository<T>
    where T : class
{
    Task<TResult?> FirstOrDefaultAsync<TResult>(
        Specification<T, TResult> specification,
        CancellationToken cancellationToken
    );

    Task<T?> FirstOrDefaultAsync(Specification<T> specification, CancellationToken cancellationToken);

    Task<List<TResult>> ListAsync<TResult>(
        Specification<T, TResult> specification,
        CancellationToken cancellationToken
    );

    Task<bool> AnyAsync(Specification<T> specification, CancellationToken cancellationToken);
}

/// <summary>Loads aggregates to change; the command's transaction saves what was changed.</summary>
public interface IRepository<T>
    where T : class
{
    Task<T?> GetAsync(Guid id, CancellationToken cancellationToken);

    Task<T?> FirstOrDefaultAsync(Specification<T> specification, CancellationToken cancellationToken);

    Task<List<T>> ListAsync(Specification<T> specification, CancellationToken cancellationToken);

    void Add(T aggregate);

    void Remove(T aggregate);
}
