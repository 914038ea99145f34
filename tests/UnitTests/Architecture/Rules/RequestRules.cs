using System.Reflection;
using FluentValidation;
using MediatR;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;

namespace StreamHub.UnitTests.Architecture.Rules;

/// <summary>What every use case has: a rule who may send it, one handler, and a validator or a reason for none.</summary>
internal static class RequestRules
{
    private static readonly Type[] Senders = [typeof(IDispatcher), typeof(IMediator)];

    public static Verdict NameWhoMaySendThem(IReadOnlyList<Type> types) =>
        OverRequests(
            types,
            request =>
            {
                var rules = request.GetCustomAttributes<RequestAccessAttribute>().ToList();
                return rules.Count != 1 ? [$"{request.Name} names {rules.Count} access rules"]
                    : rules[0] is OpenToAllAttribute { Because: var because } && string.IsNullOrWhiteSpace(because)
                        ? [$"{request.Name} is open to all without a reason"]
                    : [];
            }
        );

    public static Verdict HaveOneHandlerBesideThem(IReadOnlyList<Type> types) =>
        OverRequests(
            types,
            request =>
            {
                var handlers = Handlers(types).Where(handler => Handles(handler, request)).ToList();
                return handlers.Count != 1 ? [$"{request.Name} has {handlers.Count} handlers"]
                    : handlers[0].Namespace != request.Namespace ? [$"{request.Name} is handled in another namespace"]
                    : [];
            }
        );

    public static Verdict AreValidatedOrSayWhyNot(IReadOnlyList<Type> types) =>
        OverRequests(
            types,
            request =>
            {
                var validators = types.Count(type =>
                    typeof(IValidator<>).MakeGenericType(request).IsAssignableFrom(type)
                );
                var reason = request.GetCustomAttribute<NoValidationAttribute>();
                return (validators, reason) switch
                {
                    (1, null) => [],
                    (0, { Because: var because }) when !string.IsNullOrWhiteSpace(because) => [],
                    (0, null) => [$"{request.Name} has no validator and does not say why"],
                    (0, _) => [$"{request.Name} gives no reason for having no validator"],
                    (_, null) => [$"{request.Name} has {validators} validators"],
                    _ => [$"{request.Name} has a validator and says it has none"],
                };
            }
        );

    /// <summary>Not through the constructor of what it is given, either: only of the handler itself.</summary>
    public static Verdict HandlersSendNothing(IReadOnlyList<Type> types) =>
        Verdict.Over(
            Handlers(types),
            handler =>
                handler
                    .GetConstructors()
                    .SelectMany(constructor => constructor.GetParameters())
                    .Select(parameter => parameter.ParameterType)
                    .Where(type => Senders.Contains(type) || IsHandlerContract(type) || Handlers([type]).Any())
                    .Select(type => $"{handler.Name} depends on {type.Name}")
        );

    public static Verdict MessagesAreTheSystems(IReadOnlyList<Type> types) =>
        Verdict.Over(
            types.Where(type => type.IsClass && typeof(IMessage).IsAssignableFrom(type)),
            message =>
                message.GetCustomAttribute<SystemOnlyAttribute>() is null
                    ? [$"{message.Name} is queued and not the system's alone"]
                    : []
        );

    public static Verdict LieInFilesOfTheirNames(IReadOnlyList<Type> types, string folder) =>
        OverRequests(
            types,
            request =>
            {
                var feature = request.Namespace!.Split('.')[^1];
                var path = Path.Combine(folder, "Features", feature, $"{request.Name}.cs");
                if (!File.Exists(path))
                {
                    return [$"{request.Name} has no file Features/{feature}/{request.Name}.cs"];
                }

                var source = File.ReadAllText(path);
                var validators = types.Where(type =>
                    typeof(IValidator<>).MakeGenericType(request).IsAssignableFrom(type)
                );
                return new[] { $"record {request.Name}", $"class {request.Name}Handler" }
                    .Concat(validators.Select(_ => $"class {request.Name}Validator"))
                    .Where(declaration => !source.Contains(declaration, StringComparison.Ordinal))
                    .Select(declaration => $"Features/{feature}/{request.Name}.cs lacks {declaration}");
            }
        );

    private static Verdict OverRequests(IReadOnlyList<Type> types, Func<Type, IEnumerable<string>> violations) =>
        Verdict.Over(types.Where(IsRequest), violations);

    private static bool IsRequest(Type type) =>
        type is { IsClass: true, IsAbstract: false }
        && type.GetInterfaces().Any(contract => Is(contract, typeof(IRequest<>)));

    private static IEnumerable<Type> Handlers(IEnumerable<Type> types) =>
        types.Where(type =>
            type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(IsHandlerContract)
        );

    private static bool IsHandlerContract(Type type) => Is(type, typeof(IRequestHandler<,>));

    private static bool Handles(Type handler, Type request) =>
        handler
            .GetInterfaces()
            .Any(contract => IsHandlerContract(contract) && contract.GetGenericArguments()[0] == request);

    private static bool Is(Type type, Type generic) => type.IsGenericType && type.GetGenericTypeDefinition() == generic;
}
