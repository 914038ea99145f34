using System.Data.Common;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Connections for single statements that only read, apart from those that write; no transaction may begin here.
/// </summary>
internal sealed record ReadDatabase(DbDataSource Source);
