using StreamHub.Domain.Common;

namespace StreamHub.Domain.Library;

/// <summary>Videos of one organization in an order, each at most once.</summary>
public sealed class Playlist : AggregateRoot, IOwned
{
    public const int NameMaxLength = 200;
    public const int DescriptionMaxLength = 2_000;
    public const int MaxVideos = 1_000;

    /// <summary>Between two neighbours, so that most moves change one row.</summary>
    private const long Gap = 1L << 20;

    private readonly List<PlaylistItem> _items = [];

    private Playlist(Guid id, Guid organizationId, Guid createdBy, string name, DateTimeOffset createdAt)
        : base(id)
    {
        OrganizationId = organizationId;
        CreatedBy = createdBy;
        Name = name;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid CreatedBy { get; private set; }

    public string Name { get; private set; }

    public string? Description { get; private set; }

    /// <summary>Whether everybody who is logged in may read it; whoever plays its videos is asked for their right to.</summary>
    public bool IsPublic { get; private set; }

    public IReadOnlyCollection<PlaylistItem> Items => _items;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public static Playlist Create(
        Guid organizationId,
        Guid createdBy,
        string name,
        string? description,
        bool isPublic,
        DateTimeOffset now
    ) =>
        new(NewId(now), organizationId, createdBy, name.Trim(), now) { Description = description, IsPublic = isPublic };

    public void Edit(string? name, Change<string?>? description, bool? isPublic, DateTimeOffset now)
    {
        Name = name?.Trim() ?? Name;
        Description = Change<string?>.Apply(description, Description);
        IsPublic = isPublic ?? IsPublic;
        UpdatedAt = now;
    }

    /// <summary>Adds the video, or moves it if it is in already.</summary>
    /// <param name="position">How many stand before it then; at the end when absent or larger than the list.</param>
    public Result Put(Guid videoId, int? position, DateTimeOffset now)
    {
        var others = _items.Where(item => item.VideoId != videoId).OrderBy(item => item.Rank).ToList();
        var known = _items.Find(item => item.VideoId == videoId);
        if (known is null && others.Count >= MaxVideos)
        {
            return PlaylistErrors.Full;
        }

        var index = Math.Min(position ?? others.Count, others.Count);
        if (RankAt(others, index) is not { } rank)
        {
            Spread(others);
            rank = RankAt(others, index)!.Value;
        }

        if (known is null)
        {
            _items.Add(new PlaylistItem(Id, OrganizationId, videoId, rank, now));
        }
        else
        {
            known.MoveTo(rank);
        }

        Changed(now);
        return Result.Success();
    }

    /// <returns>Whether it was in.</returns>
    public bool Remove(Guid videoId, DateTimeOffset now)
    {
        if (_items.RemoveAll(item => item.VideoId == videoId) == 0)
        {
            return false;
        }

        Changed(now);
        return true;
    }

    // Two who move at once start from the same order: the second has to start anew from the first's.
    private void Changed(DateTimeOffset now)
    {
        UpdatedAt = now;
        CountAsChanged();
    }

    private static long? RankAt(List<PlaylistItem> others, int index)
    {
        if (others.Count == 0)
        {
            return 0;
        }

        if (index == 0)
        {
            return others[0].Rank - Gap;
        }

        if (index == others.Count)
        {
            return others[^1].Rank + Gap;
        }

        var (before, after) = (others[index - 1].Rank, others[index].Rank);
        return after - before < 2 ? null : before + ((after - before) / 2);
    }

    private static void Spread(List<PlaylistItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            items[i].MoveTo(i * Gap);
        }
    }
}

/// <summary>A video's place in a playlist.</summary>
public sealed class PlaylistItem : IOwned
{
    internal PlaylistItem(Guid playlistId, Guid organizationId, Guid videoId, long rank, DateTimeOffset addedAt)
    {
        PlaylistId = playlistId;
        OrganizationId = organizationId;
        VideoId = videoId;
        Rank = rank;
        AddedAt = addedAt;
    }

    public Guid PlaylistId { get; private set; }

    public Guid OrganizationId { get; private set; }

    public Guid VideoId { get; private set; }

    /// <summary>What the order is by; only the comparison means something.</summary>
    public long Rank { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    internal void MoveTo(long rank) => Rank = rank;
}
