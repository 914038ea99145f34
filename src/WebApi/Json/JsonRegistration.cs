using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
            json.TypeInfoResolver = json.TypeInfoResolver!.WithAddedModifier(RequireMembers);
            json.Converters.Add(new EnumNameConverter());
            json.Converters.Add(new StrictStringConverter());
        });

    // A number or a truth that is absent must not be taken for zero or false; absent texts are named by validators.
    private static void RequireMembers(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired |=
                property is { Set: not null, AssociatedParameter: { HasDefaultValue: false, IsNullable: false } }
                && property.PropertyType.IsValueType
                && !MergeMemberConverter.IsMergeMember(property.PropertyType);
        }
    }
}
