namespace StreamHub.Domain.Common;

/// <summary>Belongs to one organization; nobody else can read or change it, unless a use case says so in its name.</summary>
public interface IOwned
{
    Guid OrganizationId { get; }
}
