using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Domain.Publishing;
using Xunit;
using static StreamHub.UnitTests.Domain.Publishing.Jobs;

namespace StreamHub.UnitTests.Domain.Publishing;

/// <summary>What holds of a job whatever its owner and its workers do, in whatever order.</summary>
public class PublishingJobPropertyTests
{
    private const int Kinds = 12;

    private static readonly Uri Url = new("https://platform.example/post");

    private static readonly Gen<int[]> Histories = Gen.Choose(0, Kinds - 1).ArrayOf(40);

    [Fact]
    public void Whoever_is_not_the_holder_changes_nothing() =>
        Holds(
            (job, now) =>
            {
                var before = Describe(job);
                var stale = job.Fence - 1;
                StreamHub.Domain.Common.Result[] attempts =
                [
                    job.Renew(stale, now.AddMinutes(1), 99, 99, now),
                    job.KeepSession(stale, "theirs", "theirs"),
                    job.AboutToPost(stale),
                    job.HandBack(stale, now),
                    job.TakePost(stale, "theirs", Url, isReady: true, remark: null, now),
                    job.TakeFailure(stale, PublishingJobErrors.Unexpected, 500, now),
                ];
                return attempts.All(attempt => !attempt.IsSuccess) && Describe(job) == before;
            }
        );

    [Fact]
    public void Somebody_has_a_place_only_while_it_runs_and_for_the_time_of_a_lease() =>
        Holds(
            (job, _) =>
                job.Slot is null == job.LeaseUntil is null
                && (job.Slot is null || job.State == PublishingState.Running)
                && job.IsOver == job.FinishedAt is not null
        );

    [Fact]
    public void What_may_have_been_posted_is_never_called_off() =>
        Holds((job, now) => !(job.MayHavePosted || job.PostId is not null) || !job.Cancel(now).IsSuccess);

    [Fact]
    public void Attempts_are_bounded_and_in_order() =>
        Holds(
            (job, _) =>
                job.Attempts.Count <= PublishingJob.MaxAttemptsKept
                && job.Attempts.Zip(job.Attempts.Skip(1)).All(pair => pair.First.Number < pair.Second.Number)
                && job.Tries <= PublishingJob.MaxTries
        );

    private static void Holds(Func<PublishingJob, DateTimeOffset, bool> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Histories.ToArbitrary(),
                history =>
                {
                    var job = Queued();
                    var now = Now;
                    foreach (var kind in history)
                    {
                        now = now.AddSeconds(7);
                        Do(job, kind, now);
                        if (!property(job, now))
                        {
                            return false;
                        }
                    }

                    return true;
                }
            )
        );

    private static void Do(PublishingJob job, int kind, DateTimeOffset now)
    {
        var passes = PublishingJobErrors.Unexpected;
        switch (kind)
        {
            case 0 when job.State == PublishingState.Queued:
                job.Begin(1, now.AddSeconds(30), now);
                break;
            case 1 when job.CanBeTakenOver(now):
                job.TakeOver(now.AddSeconds(30), now);
                break;
            case 2:
                job.AboutToPost(job.Fence);
                break;
            case 3:
                job.KeepSession(job.Fence, "sealed", "v1");
                break;
            case 4:
                job.TakeFailure(job.Fence, passes, 500, now);
                break;
            case 5:
                job.TakeFailure(job.Fence, PublishingErrors.AssetUnfit, 500, now);
                break;
            case 6:
                job.TakePost(job.Fence, "post", Url, isReady: false, remark: null, now);
                break;
            case 7 when job.IsProcessing:
                job.TakeLook(isReady: now.Second % 2 == 0, Url, remark: null, now);
                break;
            case 8 when job.IsProcessing:
                job.TakeLook(now.Second % 2 == 0 ? passes : PublishingErrors.AssetUnfit, now);
                break;
            case 9:
                job.Retry(Channel(), now);
                break;
            case 10:
                job.HandBack(job.Fence, now);
                break;
            case 11 when now.Second % 5 == 0:
                job.Reschedule(now.AddHours(1), now);
                break;
        }
    }

    private static string Describe(PublishingJob job) =>
        $"{job.State} {job.Fence} {job.Slot} {job.LeaseUntil} {job.Turn} {job.Tries} {job.BytesSent} {job.SealedSession} "
        + $"{job.MayHavePosted} {job.PostId} {job.DueAt} {job.Attempts.Count} {job.UpdatedAt}";
}
