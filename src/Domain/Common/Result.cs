using System.Diagnostics.CodeAnalysis;

namespace StreamHub.Domain.Common;

/// <summary>What every result can do, so that a pipeline can refuse a request without knowing its answer's type.</summary>
public interface IResult<out TSelf>
    where TSelf : IResult<TSelf>
{
    bool IsSuccess { get; }

    Error? Error { get; }

    static abstract TSelf Failure(Error error);
}

/// <summary>Success, or the <see cref="Common.Error"/> that was expected to be possible.</summary>
public sealed class Result : IResult<Result>
{
    private static readonly Result Succeeded = new(error: null);

    private Result(Error? error) => Error = error;

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    public Error? Error { get; }

    public static Result Success() => Succeeded;

    public static Result<T> Success<T>(T value) => new(value);

    public static Result Failure(Error error) => new(error);

    public static implicit operator Result(Error error) => Failure(error);
}

/// <summary>A value, or the <see cref="Common.Error"/> that was expected to be possible.</summary>
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? _value;

    internal Result(T value) => _value = value;

    private Result(Error error) => Error = error;

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    public Error? Error { get; }

    public T Value => IsSuccess ? _value! : throw new InvalidOperationException($"No value: {Error.Code}.");

    public static Result<T> Failure(Error error) => new(error);

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Error error) => new(error);
}
