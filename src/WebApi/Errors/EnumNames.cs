using Microsoft.Extensions.Primitives;

namespace StreamHub.WebApi.Errors;

/// <summary>Enums in the address are names; the framework's binder takes numbers and lists of names as well.</summary>
internal static class EnumNames
{
    public static EndpointFilterDelegate Require(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var enums = context
            .MethodInfo.GetParameters()
            .Where(parameter => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType).IsEnum)
            .Select(parameter => parameter.Name!)
            .ToList();
        return enums.Count == 0
            ? next
            : invocation =>
                enums.Find(name => IsNoName(invocation.HttpContext.Request.Query[name])) is { } wrong
                    ? ValueTask.FromResult<object?>(UnreadableRequests.WrongMember(wrong))
                    : next(invocation);
    }

    private static bool IsNoName(StringValues value) => !value.ToString().All(char.IsAsciiLetter);
}
