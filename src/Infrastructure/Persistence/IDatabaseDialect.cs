using System.Data.Common;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Everything in which the databases differ beyond what EF Core hides; one implementation each.</summary>
public interface IDatabaseDialect
{
    /// <summary>
    /// Claims due messages, skipping those that somebody else is claiming. Parameters: 0 now, 1 until when they are held,
    /// 2 how many. Columns: Id, Fence.
    /// </summary>
    string ClaimMessages { get; }

    /// <summary>Makes whoever migrates at the same time wait; held by the session.</summary>
    string TakeMigrationLock { get; }

    string ReleaseMigrationLock { get; }

    /// <summary>
    /// The ids that organizations ask for, as a table <c>asked (organization_id, id)</c>, of the JSON in the parameter
    /// <c>asked</c>: <c>[{"o": organization, "i": id}, …]</c>.
    /// </summary>
    string AskedIds { get; }

    /// <summary>
    /// Stores those viewing sessions that are new, counts a write of those that are known and holds them for the
    /// transaction, and gives both as they now stand. A new one beyond what a viewer may have of a video on a day is left
    /// out. Parameters: 0 the sessions as a JSON array of objects with the table's columns, 1 how many a day.
    /// </summary>
    string OpenViewingSessions { get; }

    /// <summary>
    /// Stores playback streams, each in its slot, where that is empty, or holds the same stream or one that is over.
    /// Parameter: 0 the streams as a JSON array of objects with the table's columns. Column: Value, the ids of the stored.
    /// </summary>
    string PutPlaybackStreams { get; }

    /// <summary>
    /// Takes words of streams that are later than the last: one that it is over, and one that it goes on where the lease is
    /// not fresh. Parameter: 0 a JSON array of <c>stream_id</c>, <c>heard_at</c>, <c>ends_at</c>, <c>renews_until</c> and
    /// <c>is_over</c>.
    /// </summary>
    string HearOfPlaybackStreams { get; }

    /// <summary>
    /// Adds to what an organization's library takes, unless that would bring it above a bound. Parameters: 0 organization,
    /// 1 bytes, 2 bound. Changes no row when refused.
    /// </summary>
    string CountStorage { get; }

    /// <summary>
    /// Adds to what an organization used of a metric in a month, unless that would bring it above a bound. Parameters:
    /// 0 organization, 1 metric, 2 the month's first day, 3 amount, 4 bound. Changes no row when refused.
    /// </summary>
    string CountUsage { get; }

    /// <summary>
    /// Counts one upload to a platform on a day, unless that would be more than are allowed. Parameters: 0 platform, 1 day,
    /// 2 how many are allowed. Changes no row when refused.
    /// </summary>
    string CountPlatformUpload { get; }

    /// <summary>
    /// Appends events to an organization's log at the places that follow its end, and tells the database's listeners of it
    /// with the commit. Parameters: 0 organization, 1 how many, 2 the events as a JSON array of objects with the table's
    /// columns and a <c>number</c>, 1 to how many.
    /// </summary>
    string AppendEvents { get; }

    /// <summary>
    /// Stores the vendors' events that are new, each with the message that has it worked on: both or neither, by itself.
    /// Parameter: 0 the events as a JSON array of <see cref="ReceivedEventRow"/>. Column: Value, the ids of the new ones.
    /// </summary>
    string StoreWebhookEvents { get; }

    /// <summary>
    /// Moves enabled webhook endpoints on in their event logs, skipping those that somebody else is moving, and adds the
    /// deliveries of the events that they pass and want; one that is there and over begins anew. Parameters: 0 now, 1 how
    /// many endpoints, 2 how many events of each. Column: Value, how many endpoints were moved.
    /// </summary>
    string FollowEventLogs { get; }

    /// <summary>
    /// Claims deliveries that are due at an enabled endpoint, skipping those that somebody else is claiming. Parameters:
    /// 0 endpoint, 1 now, 2 until when they are held, 3 how many. Columns: Id, Version.
    /// </summary>
    string ClaimWebhooks { get; }

    /// <summary>
    /// Stores those listeners of episodes that are new on their day, and adds as many to the episodes' counts of it.
    /// Parameter: 0 a JSON array of <c>episode_id</c>, <c>day</c>, <c>listener</c>, <c>show_id</c> and
    /// <c>organization_id</c>, each once.
    /// </summary>
    string CountDownloads { get; }

    /// <summary>
    /// The condition that a video's title and description have each word of a search, beginning with it where the
    /// database has an index for that. The parameters are those of <see cref="TextParameters"/>.
    /// </summary>
    string TextCondition(int words);

    IEnumerable<(string Name, object Value)> TextParameters(Guid organizationId, IReadOnlyList<string> words);

    /// <summary>Something refers to what is not there, or what is referred to was to be deleted.</summary>
    bool IsReferenceViolation(DbException exception);

    bool IsUniqueViolation(DbException exception, out string? constraint);

    /// <summary>The server is away, full, or ended the connection: trying later may work.</summary>
    bool IsOutage(Exception exception);
}
