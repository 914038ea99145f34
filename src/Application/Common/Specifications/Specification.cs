using System.Linq.Expressions;

namespace StreamHub.Application.Common.Specifications;

/// <summary>A named question to a repository. The builder's words are those of Ardalis.Specification.</summary>
public abstract class Specification<T>
    where T : class
{
    protected Specification() => Query = new SpecificationBuilder<T>();

    public SpecificationBuilder<T> Query { get; }
}

/// <summary>A question whose answer is a projection, so that only what is needed is read.</summary>
public abstract class Specification<T, TResult> : Specification<T>
    where T : class
{
    public Expression<Func<T, TResult>> Selector { get; private set; } = _ => default!;

    protected void Select(Expression<Func<T, TResult>> selector) => Selector = selector;
}
