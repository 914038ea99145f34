using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Persistence;

public enum DatabaseProvider
{
    PostgreSql,
    SqlServer,
}

public sealed class DatabaseOptions : ICheckedOptions
{
    public static string Section => "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.PostgreSql;

    /// <summary>Also read from <c>STREAMHUB_DATABASE</c>.</summary>
    public string ConnectionString { get; set; } = string.Empty;

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(SettingRules.Missing(nameof(ConnectionString), ConnectionString));
}
