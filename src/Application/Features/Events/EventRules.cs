using FluentValidation;
using StreamHub.Domain.Events;

namespace StreamHub.Application.Features.Events;

internal static class EventRules
{
    public static IRuleBuilderOptions<T, IReadOnlyCollection<string>?> EventTypeNames<T>(
        this IRuleBuilder<T, IReadOnlyCollection<string>?> rule
    ) =>
        rule.Must(types => types is null || AreKnown(types))
            .WithMessage($"Each must be one of {string.Join(", ", EventTypes.All)}, and none need be said twice.");

    private static bool AreKnown(IReadOnlyCollection<string> types) =>
        types.Count <= EventTypes.All.Count && types.All(type => EventTypes.All.Contains(type));
}
