using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using StreamHub.Domain.Common;

namespace StreamHub.UnitTests.Architecture.Rules;

internal static class ModelRules
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string[] Floating = ["System.Single", "System.Double", "System.Half"];
    private static readonly string[] MoneyWords = ["Amount", "Price", "Cents", "Balance", "Stroops", "Tokens"];

    /// <summary>Aggregates and what belongs to them are made by factories and changed by methods.</summary>
    public static Verdict AggregatesChangeThemselves(IEnumerable<Type> types) =>
        Verdict.Over(
            types.Where(type => type.IsClass && (IsAggregate(type) || typeof(IOwned).IsAssignableFrom(type))),
            type =>
                [
                    .. type.GetProperties(Instance)
                        .Where(property => property.SetMethod is { IsPublic: true })
                        .Select(property => $"{type.Name}.{property.Name} can be set by anybody"),
                    .. type.GetFields(Instance)
                        .Where(field => field is { IsPublic: true })
                        .Select(field => $"{type.Name}.{field.Name} is a public field"),
                    .. type.GetConstructors(Instance)
                        .Where(constructor => constructor.IsPublic)
                        .Select(_ => $"{type.Name} can be made by anybody"),
                    .. type.IsSealed || type.IsAbstract ? [] : new[] { $"{type.Name} is not sealed" },
                ]
        );

    /// <summary>Whatever an organization owns is stored, and found by that organization alone.</summary>
    public static Verdict OwnedThingsAreFiltered(IEnumerable<Type> types, DbContext context, string filter) =>
        Verdict.Over(
            types.Where(type => type.IsClass && typeof(IOwned).IsAssignableFrom(type)),
            type =>
                context.Model.FindEntityType(type) switch
                {
                    null => [$"{type.Name} is no entity of {context.GetType().Name}"],
                    var entity when entity.FindDeclaredQueryFilter(filter) is null =>
                    [
                        $"{type.Name} is not filtered in {context.GetType().Name}",
                    ],
                    _ => [],
                }
        );

    public static Verdict NothingFloats(IEnumerable<TypeDefinition> types) =>
        Verdict.Over(
            types.SelectMany(Members),
            member => Floating.Contains(member.Type.FullName) ? [$"{member.Name} floats"] : []
        );

    public static Verdict MoneyDoesNotFloat(IEnumerable<TypeDefinition> types) =>
        Verdict.Over(
            types
                .SelectMany(Members)
                .Where(member =>
                    MoneyWords.Any(word => member.Word.Contains(word, StringComparison.OrdinalIgnoreCase))
                ),
            member => Mentioned(member.Type).Any(Floating.Contains) ? [$"{member.Name} floats"] : []
        );

    private static bool IsAggregate(Type type) => type.IsSubclassOf(typeof(AggregateRoot));

    private static IEnumerable<(string Name, string Word, TypeReference Type)> Members(TypeDefinition type) =>
        [
            .. type.Fields.Select(field => ($"{type.FullName}.{field.Name}", field.Name, field.FieldType)),
            .. type.Properties.Select(property =>
                ($"{type.FullName}.{property.Name}", property.Name, property.PropertyType)
            ),
            .. type.Methods.Select(method => ($"{type.FullName}.{method.Name}", method.Name, method.ReturnType)),
            .. type.Methods.SelectMany(method =>
                method.Parameters.Select(parameter =>
                    ($"{type.FullName}.{method.Name}({parameter.Name})", parameter.Name, parameter.ParameterType)
                )
            ),
            .. type
                .Methods.Where(method => method.HasBody)
                .SelectMany(method =>
                    method.Body.Variables.Select(local =>
                        ($"{type.FullName}.{method.Name} locally", method.Name, local.VariableType)
                    )
                ),
        ];

    private static IEnumerable<string> Mentioned(TypeReference type) =>
        type is GenericInstanceType generic
            ? generic.GenericArguments.SelectMany(Mentioned).Append(type.FullName)
            : [type.FullName];
}
