using System.Data.Common;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Connections for single statements that only read. On PostgreSQL many of them share a few connections (multiplexing),
/// which is worth more than anything else on a hot path; no transaction may begin here.
/// </summary>
internal sealed record ReadDatabase(DbDataSource Source);
