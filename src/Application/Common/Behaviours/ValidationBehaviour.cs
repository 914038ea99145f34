using System.Text.Json;
using FluentValidation;
using MediatR;
using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Common.Behaviours;

/// <summary>Refuses a request whose validators object, naming every member that is wrong.</summary>
public sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        foreach (var validator in validators)
        {
            var outcome = await validator.ValidateAsync(request, cancellationToken);
            if (!outcome.IsValid)
            {
                var errors = outcome
                    .Errors.GroupBy(failure => JsonPath(failure.PropertyName), StringComparer.Ordinal)
                    .ToDictionary(
                        member => member.Key,
                        member => member.Select(failure => failure.ErrorMessage).ToArray(),
                        StringComparer.Ordinal
                    );
                return TResponse.Failure(ValidationErrors.Failed(errors));
            }
        }

        return await next();
    }

    private static string JsonPath(string propertyName) =>
        string.Join('.', propertyName.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
