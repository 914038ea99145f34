using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace StreamHub.WebApi.Errors;

/// <summary>Finds what the generated binding could not read: of an optional parameter it does not say which one it was.</summary>
internal static class RefusedParameters
{
    private static readonly MethodInfo Reader = new Func<string, bool>(Reads<int>).Method.GetGenericMethodDefinition();

    /// <returns>The parameters of the request's endpoint whose text is not one of their values.</returns>
    public static IReadOnlyList<string> Of(HttpContext context) =>
        [
            .. (context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
                .Where(parameter =>
                    parameter.HasTryParse
                    && context.Request.Query[parameter.Name].ToString() is { Length: > 0 } text
                    && !IsValueOf(parameter.ParameterInfo.ParameterType, text)
                )
                .Select(parameter => parameter.Name),
        ];

    private static bool IsValueOf(Type type, string text) =>
        (bool)Reader.MakeGenericMethod(Nullable.GetUnderlyingType(type) ?? type).Invoke(null, [text])!;

    private static bool Reads<T>(string text)
        where T : IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out _);
}
