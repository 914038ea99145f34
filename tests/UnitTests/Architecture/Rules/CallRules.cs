using System.Runtime.CompilerServices;
using Mono.Cecil;

namespace StreamHub.UnitTests.Architecture.Rules;

/// <summary>Calls that are made nowhere, or only where a reason is given.</summary>
internal static class CallRules
{
    private const string Entry = "<Main>";

    private static readonly string[] WallClocks =
    [
        "System.DateTime::get_Now",
        "System.DateTime::get_UtcNow",
        "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow",
        "System.Environment::get_TickCount",
        "System.Environment::get_TickCount64",
        "System.TimeProvider::get_System",
        "System.Diagnostics.Stopwatch::StartNew",
        "System.Diagnostics.Stopwatch::GetTimestamp",
        "System.Diagnostics.Stopwatch::.ctor",
    ];

    private static readonly string[] Waits =
    [
        "System.Threading.Tasks.Task::Wait",
        "System.Threading.Tasks.Task::WaitAll",
        "System.Threading.Tasks.Task::WaitAny",
        "System.Threading.Tasks.Task::RunSynchronously",
        "System.Threading.Tasks.Task`1::get_Result",
        "System.Threading.Tasks.ValueTask`1::get_Result",
        "System.Threading.Thread::Sleep",
    ];

    public static Verdict TimeComesFromAProvider(
        IEnumerable<TypeDefinition> types,
        IReadOnlyDictionary<string, string> except
    ) => NobodyCalls(types, WallClocks, except);

    public static Verdict NoRandomIds(IEnumerable<TypeDefinition> types, IReadOnlyDictionary<string, string> except) =>
        NobodyCalls(types, ["System.Guid::NewGuid"], except);

    public static Verdict OneContainer(IEnumerable<TypeDefinition> types) =>
        NobodyCalls(
            types,
            [
                "Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions::BuildServiceProvider",
            ],
            new Dictionary<string, string>()
        );

    public static Verdict NothingBlocks(IEnumerable<TypeDefinition> types) =>
        Verdict.Over(
            Methods(types),
            method =>
                Mentions
                    .CallsIn(method)
                    .Select(NameOf)
                    .Where(called => Waits.Contains(called) || (IsGetResult(called) && !MayGetResult(method)))
                    .Select(called => $"{method.DeclaringType.FullName}.{method.Name} calls {called}")
        );

    public static Verdict NoAsyncVoid(IEnumerable<TypeDefinition> types) =>
        Verdict.Over(
            Methods(types)
                .Where(method =>
                    method.CustomAttributes.Any(attribute =>
                        attribute.AttributeType.Name == nameof(AsyncStateMachineAttribute)
                    )
                ),
            method =>
                method.ReturnType.FullName == "System.Void"
                    ? [$"{method.DeclaringType.FullName}.{method.Name} is async void"]
                    : []
        );

    /// <param name="except">By type, with the reason. One that is not needed any more is a violation too.</param>
    private static Verdict NobodyCalls(
        IEnumerable<TypeDefinition> types,
        string[] forbidden,
        IReadOnlyDictionary<string, string> except
    )
    {
        var calls = Verdict.Over(
            Methods(types),
            method =>
                Mentions
                    .CallsIn(method)
                    .Select(NameOf)
                    .Where(forbidden.Contains)
                    .Select(called => $"{CodeBase.Outermost(method.DeclaringType).FullName} calls {called}")
        );
        var stale = except.Keys.Where(type => !calls.Violations.Any(violation => IsBy(violation, type)));
        return calls with
        {
            Violations =
            [
                .. calls.Violations.Where(violation => !except.Keys.Any(type => IsBy(violation, type))),
                .. stale.Select(type => $"{type} needs no exception"),
            ],
        };
    }

    private static bool IsBy(string violation, string type) =>
        violation.StartsWith(type + " ", StringComparison.Ordinal);

    private static IEnumerable<MethodDefinition> Methods(IEnumerable<TypeDefinition> types) =>
        types.SelectMany(type => type.Methods);

    private static string NameOf(MethodReference method) =>
        $"{method.DeclaringType.GetElementType().FullName}::{method.Name}";

    private static bool IsGetResult(string called) =>
        called.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
        && called.EndsWith("Awaiter::GetResult", StringComparison.Ordinal);

    // The compiler asks for results where they are there: after an await, and at the program's entry.
    private static bool MayGetResult(MethodDefinition method) =>
        method.Name == Entry
        || method.DeclaringType.Interfaces.Any(contract => contract.InterfaceType.Name == nameof(IAsyncStateMachine));
}
