using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.ApiKeys;

/// <summary>What an API key can be allowed.</summary>
[RequirePermission(Permissions.KeysRead)]
[NoValidation("There is nothing to choose.")]
public sealed record ListScopes : IQuery<ScopeList>;

public sealed record ScopeList(IReadOnlyList<ScopeResponse> Items);

/// <param name="Granted">Whether you have it now, and so can give it to a key.</param>
/// <param name="Operations">Everything that the scope opens.</param>
public sealed record ScopeResponse(string Scope, bool Granted, IReadOnlyList<ScopeOperation> Operations);

public sealed class ListScopesHandler(IScopeCatalogue catalogue, ICallerContext caller)
    : IQueryHandler<ListScopes, ScopeList>
{
    public Task<Result<ScopeList>> Handle(ListScopes query, CancellationToken cancellationToken)
    {
        var member = caller.Member;
        var scopes = Permissions
            .All.Where(Permissions.IsScope)
            .Order(StringComparer.Ordinal)
            .Select(scope => new ScopeResponse(scope, member.Has(scope), catalogue.OperationsOf(scope)));
        return Task.FromResult(Result.Success(new ScopeList([.. scopes])));
    }
}
