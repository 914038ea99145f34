using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal static class AggregateConfiguration
{
    /// <summary>Ids come from the domain, and a save from an older version is refused.</summary>
    public static void IsAggregate<T>(this EntityTypeBuilder<T> builder)
        where T : AggregateRoot
    {
        builder.HasKey(aggregate => aggregate.Id);
        builder.Property(aggregate => aggregate.Id).ValueGeneratedNever();
        builder.Property(aggregate => aggregate.Version).IsConcurrencyToken();
    }
}
