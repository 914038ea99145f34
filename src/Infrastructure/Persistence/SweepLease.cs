namespace StreamHub.Infrastructure.Persistence;

/// <summary>Which node runs a sweep, and until when the others leave it alone.</summary>
internal sealed class SweepLease(string name, Guid holder, DateTimeOffset until)
{
    public const int NameMaxLength = 60;

    public string Name { get; private set; } = name;

    public Guid Holder { get; private set; } = holder;

    public DateTimeOffset Until { get; private set; } = until;
}
