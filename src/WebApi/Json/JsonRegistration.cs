using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamHub.WebApi.Json;

internal static class JsonRegistration
{
    private const int MaxDepth = 16;

    /// <summary>camelCase, enums by name, nothing twice, <c>null</c> only where it is allowed.</summary>
    public static IServiceCollection AddStrictJson(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.MaxDepth = MaxDepth;
            json.AllowDuplicateProperties = false;
            json.RespectNullableAnnotations = true;
            json.NumberHandling = JsonNumberHandling.Strict;
            json.Converters.Add(new EnumNameConverter());
            json.Converters.Add(new StrictStringConverter());
        });
}
