using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

/// <content>How it comes from one state into the next, and when it is looked after.</content>
public sealed partial class Video
{
    /// <summary>Longer than a queued message is tried, so that what is due is not queued again beside itself.</summary>
    public static readonly TimeSpan CheckPostponement = TimeSpan.FromHours(12);

    private static readonly TimeSpan ShortestQuiet = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromHours(6);

    /// <summary>Takes the vendor's word, unless it would be a move that no video makes: then it is old news.</summary>
    public void Synchronize(VendorVideoState vendor, DateTimeOffset now)
    {
        if (vendor.State != State && !VideoMoves.IsLegal(State, vendor.State))
        {
            CheckDueAt = NextCheck(now);
            return;
        }

        CallByVendorsName(vendor.Name ?? AtVendor);
        PercentComplete = vendor.State == VideoState.Ready ? 100 : vendor.PercentComplete;
        DurationMilliseconds = vendor.DurationMilliseconds ?? DurationMilliseconds;
        SizeBytes = vendor.SizeBytes ?? SizeBytes;
        Width = vendor.Width ?? Width;
        Height = vendor.Height ?? Height;
        TakeReason(vendor);
        ReadyAt = vendor.State == VideoState.Ready ? ReadyAt ?? now : null;
        Become(vendor.State, now);
    }

    /// <summary>The vendor does not know it: its upload was never used, or it is lost.</summary>
    public void LoseAtVendor(DateTimeOffset now)
    {
        if (!TryExpireUpload(now))
        {
            Fail(VideoFailures.GoneAtVendor, "The video vendor does not have this video any more.", now);
        }
    }

    /// <returns>Whether its upload address was never used and is over.</returns>
    public bool TryExpireUpload(DateTimeOffset now)
    {
        if (State is not (VideoState.WaitingForUpload or VideoState.Uploading) || now < UploadExpiresAt)
        {
            return false;
        }

        Fail(VideoFailures.UploadExpired, "No file came before the upload address expired.", now);
        return true;
    }

    /// <summary>Takes it out of the library for good. Title and measures stay, because statistics name them.</summary>
    public void Delete(DateTimeOffset now)
    {
        DeletedAt = now;
        Description = null;
        CategoryId = null;
        Become(VideoState.Deleted, now);
    }

    /// <summary>The copy of a deleted video is gone.</summary>
    public void EndVendorCopy(DateTimeOffset now)
    {
        VendorCopyEndedAt = now;
        CheckDueAt = null;
    }

    /// <summary>The copy of a deleted video stays where it is: nobody may speak for its account any more.</summary>
    public void LeaveVendorCopy(DateTimeOffset now)
    {
        FailureCode = VideoFailures.LeftAtVendor;
        EndVendorCopy(now);
    }

    /// <summary>Somebody is about to look after it.</summary>
    public void PostponeCheck(DateTimeOffset now) => CheckDueAt = now + CheckPostponement;

    /// <summary>It could not be asked about; that is tried again later.</summary>
    public void CheckAgainLater(DateTimeOffset now) => CheckDueAt = NextCheck(now);

    // What a video failed for stays: what the vendor does about it later is no other reason.
    private void TakeReason(VendorVideoState vendor)
    {
        if (State == VideoState.Failed && vendor.State == VideoState.Failed && FailureCode is not null)
        {
            return;
        }

        FailureCode = vendor.FailureCode?.Shorten(FailureCodeMaxLength);
        FailureMessage = vendor.FailureMessage?.Shorten(FailureMessageMaxLength);
    }

    private void Fail(string code, string message, DateTimeOffset now)
    {
        if (VideoMoves.IsLegal(State, VideoState.Failed))
        {
            FailureCode = code;
            FailureMessage = message;
            ReadyAt = null;
            Become(VideoState.Failed, now);
        }
    }

    private void Become(VideoState state, DateTimeOffset now)
    {
        var isNews = state != State;
        State = state;
        CountedBytes = state is VideoState.Failed or VideoState.Deleted ? 0 : SizeBytes ?? DeclaredBytes;
        UpdatedAt = now;
        CheckDueAt = NextCheck(now);
        if (isNews)
        {
            TellState(now);
        }
    }

    // The longer nothing was heard of it, the less often it is asked about; the end of an upload is looked at on time.
    private DateTimeOffset? NextCheck(DateTimeOffset now)
    {
        if (State == VideoState.Deleted)
        {
            return VendorCopyEndedAt is null ? now + CheckPostponement : null;
        }

        if (State is VideoState.Ready or VideoState.Failed)
        {
            return null;
        }

        var quiet = TimeSpan.FromTicks(Math.Clamp((now - CreatedAt).Ticks, ShortestQuiet.Ticks, LongestQuiet.Ticks));
        return now < UploadExpiresAt && UploadExpiresAt < now + quiet ? UploadExpiresAt : now + quiet;
    }
}
