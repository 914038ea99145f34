using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common.Specifications;

namespace StreamHub.Infrastructure.Persistence;

internal static class SpecificationEvaluator
{
    private static readonly string[] TenantFilter = [ModelConventions.TenantFilter];
    private static readonly string[] DeletedFilter = [ModelConventions.DeletedFilter];

    public static IQueryable<T> Matching<T>(this StreamHubDbContext context, Specification<T> specification)
        where T : class
    {
        var rows = context.Visible<T>(specification.Query.CrossesOrganizations);
        rows = specification.Query.IncludesDeleted ? rows.IgnoreQueryFilters(DeletedFilter) : rows;
        rows = specification.Query.Wheres.Aggregate(rows, (query, predicate) => query.Where(predicate));
        rows = specification.Query.Includes.Aggregate(rows, (query, navigation) => query.Include(navigation));
        rows = Order(rows, specification.Query.Orderings);
        return specification.Query.Limit is { } limit ? rows.Take(limit) : rows;
    }

    /// <summary>The rows of the caller's organization; all rows for the system and for what asks across organizations.</summary>
    public static IQueryable<T> Visible<T>(this StreamHubDbContext context, bool crossesOrganizations = false)
        where T : class =>
        crossesOrganizations || context.SeesAllOrganizations
            ? context.Set<T>().IgnoreQueryFilters(TenantFilter)
            : context.Set<T>();

    private static IQueryable<T> Order<T>(IQueryable<T> rows, IReadOnlyList<SpecificationBuilder<T>.Ordering> orderings)
        where T : class
    {
        IOrderedQueryable<T>? ordered = null;
        foreach (var (key, descending) in orderings)
        {
            ordered = (ordered, descending) switch
            {
                (null, false) => rows.OrderBy(key),
                (null, true) => rows.OrderByDescending(key),
                ({ } before, false) => before.ThenBy(key),
                ({ } before, true) => before.ThenByDescending(key),
            };
        }

        return ordered ?? rows;
    }
}
