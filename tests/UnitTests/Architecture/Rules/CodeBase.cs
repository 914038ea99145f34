using System.Reflection;
using Mono.Cecil;
using StreamHub.Application.Common.Messaging;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Persistence;
using StreamHub.WebApi.Modules;

namespace StreamHub.UnitTests.Architecture.Rules;

/// <summary>The compiled product, and the samples that break its rules.</summary>
internal static class CodeBase
{
    private const string SampleNamespace = "StreamHub.UnitTests.Architecture.Samples";

    public static readonly AssemblyDefinition Domain = Read(typeof(Error).Assembly);
    public static readonly AssemblyDefinition Application = Read(typeof(IDispatcher).Assembly);
    public static readonly AssemblyDefinition Infrastructure = Read(typeof(StreamHubDbContext).Assembly);
    public static readonly AssemblyDefinition WebApi = Read(typeof(IEndpointModule).Assembly);
    public static readonly AssemblyDefinition Tests = Read(typeof(CodeBase).Assembly);

    /// <summary>Everything under <c>src</c>.</summary>
    public static IReadOnlyList<TypeDefinition> Product { get; } =
    [.. new[] { Domain, Application, Infrastructure, WebApi }.SelectMany(Types)];

    /// <summary>Where the solution lies.</summary>
    public static string Root { get; } = FindRoot();

    public static IEnumerable<TypeDefinition> Types(AssemblyDefinition assembly) =>
        assembly.Modules.SelectMany(module => module.GetTypes()).Where(type => type.Name != "<Module>");

    public static IReadOnlyList<TypeDefinition> Samples(string part) =>
        [.. Types(Tests).Where(type => IsWithin(NamespaceOf(type), $"{SampleNamespace}.{part}"))];

    public static IReadOnlyList<Type> SampleTypes(string part) =>
        [.. typeof(CodeBase).Assembly.GetTypes().Where(type => IsWithin(type.Namespace, $"{SampleNamespace}.{part}"))];

    /// <summary>A nested type's namespace is its outermost type's.</summary>
    public static string NamespaceOf(TypeReference type) => Outermost(type).Namespace;

    public static TypeReference Outermost(TypeReference type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;

    public static bool IsWithin(string? name, string parent) =>
        name == parent || name?.StartsWith(parent + ".", StringComparison.Ordinal) == true;

    private static AssemblyDefinition Read(Assembly assembly)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(assembly.Location));
        return AssemblyDefinition.ReadAssembly(assembly.Location, new ReaderParameters { AssemblyResolver = resolver });
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StreamHub.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests has StreamHub.sln.");
    }
}
