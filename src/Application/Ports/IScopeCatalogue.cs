namespace StreamHub.Application.Ports;

/// <param name="Id">The operation's name in the API's document.</param>
/// <param name="Path">The path as the document writes it.</param>
public sealed record ScopeOperation(string Id, string Method, string Path);

/// <summary>Which operations each permission opens, read from the routes themselves.</summary>
public interface IScopeCatalogue
{
    IReadOnlyList<ScopeOperation> OperationsOf(string permission);
}
