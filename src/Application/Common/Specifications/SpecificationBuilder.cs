using System.Linq.Expressions;

namespace StreamHub.Application.Common.Specifications;

public sealed class SpecificationBuilder<T>
    where T : class
{
    private readonly List<Expression<Func<T, bool>>> _wheres = [];
    private readonly List<Ordering> _orderings = [];
    private readonly List<Expression<Func<T, object?>>> _includes = [];

    public IReadOnlyList<Expression<Func<T, bool>>> Wheres => _wheres;

    public IReadOnlyList<Ordering> Orderings => _orderings;

    public IReadOnlyList<Expression<Func<T, object?>>> Includes => _includes;

    public int? Limit { get; private set; }

    public bool CrossesOrganizations { get; private set; }

    public bool IncludesDeleted { get; private set; }

    public SpecificationBuilder<T> Where(Expression<Func<T, bool>> predicate)
    {
        _wheres.Add(predicate);
        return this;
    }

    public SpecificationBuilder<T> OrderBy(Expression<Func<T, object?>> key)
    {
        _orderings.Add(new Ordering(key, Descending: false));
        return this;
    }

    public SpecificationBuilder<T> OrderByDescending(Expression<Func<T, object?>> key)
    {
        _orderings.Add(new Ordering(key, Descending: true));
        return this;
    }

    public SpecificationBuilder<T> Include(Expression<Func<T, object?>> navigation)
    {
        _includes.Add(navigation);
        return this;
    }

    public SpecificationBuilder<T> Take(int count)
    {
        Limit = count;
        return this;
    }

    /// <summary>Asks past the caller's own organization. Whoever uses this decides about access itself, and says how.</summary>
    public SpecificationBuilder<T> AcrossOrganizations()
    {
        CrossesOrganizations = true;
        return this;
    }

    /// <summary>Asks also for what was deleted and is only kept for the record.</summary>
    public SpecificationBuilder<T> IncludingDeleted()
    {
        IncludesDeleted = true;
        return this;
    }

    public sealed record Ordering(Expression<Func<T, object?>> Key, bool Descending);
}
