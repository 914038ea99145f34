using StreamHub.Domain.Common;

namespace StreamHub.Domain.Library;

/// <summary>A shelf of an organization's library, or a shelf within one: there are exactly two levels.</summary>
public sealed class Category : AggregateRoot, IOwned
{
    public const int NameMaxLength = 80;
    public const int MaxOfOrganization = 500;

    private Category(Guid id, Guid organizationId, Guid? parentId, string name, DateTimeOffset createdAt)
        : base(id)
    {
        OrganizationId = organizationId;
        ParentId = parentId;
        Name = name;
        NormalizedName = Normalize(name);
        CreatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    /// <summary><c>null</c> on the upper level. It never changes, so the levels stay two.</summary>
    public Guid? ParentId { get; private set; }

    public string Name { get; private set; }

    /// <summary>Unique under its parent.</summary>
    public string NormalizedName { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static Result<Category> Create(Guid organizationId, string name, Category? parent, DateTimeOffset now) =>
        parent is { ParentId: not null }
            ? CategoryErrors.TooDeep
            : new Category(NewId(now), organizationId, parent?.Id, name.Trim(), now);

    public void Rename(string name)
    {
        Name = name.Trim();
        NormalizedName = Normalize(Name);
    }

    private static string Normalize(string name) => name.ToLowerInvariant();
}
