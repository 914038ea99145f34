using Mono.Cecil;

namespace StreamHub.UnitTests.Architecture.Rules;

internal static class LayerRules
{
    private const string Platform = "System.";

    public static Verdict ReferencesOnly(AssemblyDefinition assembly, params string[] allowed) =>
        Verdict.Over(
            assembly.MainModule.AssemblyReferences,
            reference =>
                reference.Name.StartsWith(Platform, StringComparison.Ordinal) || allowed.Contains(reference.Name)
                    ? []
                    : [$"{assembly.Name.Name} references {reference.Name}"]
        );

    public static Verdict DoesNotReference(AssemblyDefinition assembly, string forbidden) =>
        Verdict.Over(
            assembly.MainModule.AssemblyReferences,
            reference => reference.Name == forbidden ? [$"{assembly.Name.Name} references {forbidden}"] : []
        );

    public static Verdict Mention(IEnumerable<TypeDefinition> types, params string[] forbiddenNamespaces) =>
        Verdict.Over(
            types,
            type =>
                Mentions
                    .Of(type)
                    .Where(mentioned =>
                        forbiddenNamespaces.Any(name => CodeBase.IsWithin(CodeBase.NamespaceOf(mentioned), name))
                    )
                    .Select(mentioned => $"{type.FullName} mentions {mentioned.FullName}")
        );

    /// <summary>Each vendor's types stay in its namespace; who wires things up may name them.</summary>
    public static Verdict VendorsKeepToThemselves(
        IReadOnlyList<TypeDefinition> types,
        IEnumerable<string> vendorParents,
        string wiring
    )
    {
        var vendors = types
            .Select(CodeBase.NamespaceOf)
            .SelectMany(name =>
                vendorParents
                    .Where(parent => name != parent && CodeBase.IsWithin(name, parent))
                    .Select(parent => $"{parent}.{name[(parent.Length + 1)..].Split('.')[0]}")
            )
            .Distinct(StringComparer.Ordinal);
        return Verdict.Over(
            vendors,
            vendor =>
                types
                    .Where(type => !CodeBase.IsWithin(CodeBase.NamespaceOf(type), vendor))
                    .Where(type => CodeBase.Outermost(type).FullName != wiring)
                    .SelectMany(type => Mention([type], vendor).Violations)
        );
    }
}
