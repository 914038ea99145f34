using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Localization;

/// <summary>Brings a job one step further, and comes again later until it is over.</summary>
[SystemOnly]
[MessageName("localization.run", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record RunLocalization(Guid JobId) : IMessage, IRetryOnConflict;

public sealed class RunLocalizationHandler(
    IRepository<LocalizationJob> jobs,
    HostedVideos videos,
    IUnitOfWork unitOfWork,
    IOutbox outbox,
    TimeProvider time
) : ICommandHandler<RunLocalization>
{
    public async Task<Result> Handle(RunLocalization command, CancellationToken cancellationToken)
    {
        var job = await jobs.GetAsync(command.JobId, cancellationToken);
        if (job is null || job.IsOver)
        {
            return Result.Success();
        }

        var worked = await WorkAsync(job, cancellationToken);
        if (worked.Error is { } error)
        {
            if (ConcurrencyErrors.IsLostRace(error))
            {
                return error;
            }

            // A vendor that is away is asked again, as long as the job may take; what it refuses, it will refuse again.
            if (error.Kind != ErrorKind.Unavailable)
            {
                job.Fail(error, time.Now());
            }
        }

        if (!job.IsOver && job.Wait(time.Now()) is { } later)
        {
            outbox.Enqueue(command, later);
        }

        return Result.Success();
    }

    private async Task<Result> WorkAsync(LocalizationJob job, CancellationToken cancellationToken)
    {
        var hosted = await videos.FindAsync(job.VideoId, cancellationToken);
        if (!hosted.IsSuccess)
        {
            return hosted.Error;
        }

        var (video, provider) = hosted.Value;
        if (provider.Captions is not { } captions)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var language = LanguageTag.Parse(job.Language);
        var tracks = await captions.ListAsync(video.AtVendor, cancellationToken);
        if (!tracks.IsSuccess)
        {
            return tracks.Error;
        }

        var step = job.Look(tracks.Value.FirstOrDefault(track => track.Language == language), time.Now());
        if (step is not (LocalizationStep.Generate or LocalizationStep.Regenerate))
        {
            return Result.Success();
        }

        if (step == LocalizationStep.Regenerate)
        {
            var cleared = await captions.DeleteAsync(video.AtVendor, language, cancellationToken);
            if (!cleared.IsSuccess && cleared.Error != CaptionErrors.NotFound)
            {
                return cleared;
            }
        }

        // It must stand that the vendor may have been asked, before it is: what it shows then is taken for the answer.
        job.Begin(time.Now());
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict)
        {
            return conflict;
        }

        var begun = await captions.GenerateAsync(video.AtVendor, language, cancellationToken);
        if (begun.IsSuccess)
        {
            job.Look(begun.Value, time.Now());
        }

        return begun.IsSuccess ? Result.Success() : begun.Error;
    }
}
