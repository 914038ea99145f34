using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Channels;
using StreamHub.Application.Features.Usage;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Usage;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Publishing;

/// <summary>Schedules a publication on channels: a job each, or none at all.</summary>
[RequirePermission(Permissions.PublishingWrite)]
public sealed record SchedulePublication(IReadOnlyList<Guid> ChannelIds, string Title)
    : ICommand<ScheduledJobs>,
        IRetryOnConflict
{
    /// <summary>Where all the channels have to be.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Where the file is; absent for a video of the library.</summary>
    public Uri? AssetUrl { get; init; }

    public Guid? VideoId { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Public when absent.</summary>
    public PublishingPrivacy? Privacy { get; init; }

    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>Now when absent.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }
}

/// <param name="JobId">The first one's.</param>
/// <param name="Jobs">One for each channel, in the order in which they were named.</param>
public sealed record ScheduledJobs(Guid JobId, IReadOnlyList<JobResponse> Jobs);

public sealed class SchedulePublicationValidator : AbstractValidator<SchedulePublication>
{
    private const int MaxChannels = 20;
    private const int MaxTags = 50;
    private const int TagMaxLength = 100;

    public SchedulePublicationValidator()
    {
        RuleFor(command => command.ChannelIds)
            .Must(ids => ids.Count is > 0 and <= MaxChannels)
            .WithMessage($"Name one to {MaxChannels} channels, as channelId or channelIds.");
        RuleFor(command => command.Platform).IsInEnum();
        RuleFor(command => command.AssetUrl)
            .Must((command, address) => (address is null) == (command.VideoId is not null))
            .WithMessage("Give either an assetUrl or a videoId.")
            .Must(BeWebAddress)
            .WithMessage(
                $"Give an absolute http or https address of up to {PublishingJob.AssetUrlMaxLength} characters."
            );
        RuleFor(command => command.Title).Text(PublishingJob.TitleMaxLength);
        RuleFor(command => command.Description).OptionalText(PublishingJob.DescriptionMaxLength);
        RuleFor(command => command.Tags)
            .Must(tags => tags.Count <= MaxTags && tags.Sum(tag => tag.Length + 1) <= PublishingJob.TagsMaxLength)
            .WithMessage($"Up to {MaxTags} tags, of {PublishingJob.TagsMaxLength} characters in all.");
        RuleForEach(command => command.Tags)
            .NotEmpty()
            .MaximumLength(TagMaxLength)
            .Must(tag => !tag.Any(char.IsControl));
        RuleFor(command => command.Privacy).IsInEnum();
    }

    private static bool BeWebAddress(Uri? address) =>
        address is null
        || (
            address.IsAbsoluteUri
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.UserInfo.Length == 0
            && address.AbsoluteUri.Length <= PublishingJob.AssetUrlMaxLength
        );
}

public sealed class SchedulePublicationHandler(
    IRepository<PublishingJob> jobs,
    IReadRepository<Channel> channels,
    HostedVideos videos,
    UsageMeter meter,
    PublishingQueue queue,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<SchedulePublication, ScheduledJobs>
{
    public async Task<Result<ScheduledJobs>> Handle(SchedulePublication command, CancellationToken cancellationToken)
    {
        if (await FindVideoFaultAsync(command.VideoId, cancellationToken) is { } fault)
        {
            return fault;
        }

        var scheduled = new List<JobResponse>();
        foreach (var channelId in command.ChannelIds.Distinct())
        {
            var job = await ScheduleAsync(channelId, command, cancellationToken);
            if (!job.IsSuccess)
            {
                return job.Error;
            }

            scheduled.Add(JobResponse.Of(job.Value));
        }

        return new ScheduledJobs(scheduled[0].Id, scheduled);
    }

    private async Task<Result<PublishingJob>> ScheduleAsync(
        Guid channelId,
        SchedulePublication command,
        CancellationToken cancellationToken
    )
    {
        var channel = await channels.FirstOrDefaultAsync(new OpenChannel(channelId), cancellationToken);
        if (channel is null)
        {
            return ChannelErrors.NotFound;
        }

        if (command.Platform is { } platform && platform != channel.Platform)
        {
            return PublishingJobErrors.PlatformMismatch.Blaming("platform");
        }

        var job = PublishingJob.Schedule(
            channel,
            caller.Member.UserId,
            DraftOf(command),
            command.ScheduledAt?.AsKept(),
            time.Now()
        );
        if (!job.IsSuccess)
        {
            return job;
        }

        var (id, owner) = (job.Value.ReservationId, job.Value.OrganizationId);
        if (await meter.ReserveAsync(id, owner, UsageMetric.Uploads, amount: 1, cancellationToken) is { } full)
        {
            return full;
        }

        jobs.Add(job.Value);
        await queue.FollowAsync(job.Value, cancellationToken);
        return job;
    }

    // Before anything is reserved: what there is no file of will not be published.
    private async Task<Error?> FindVideoFaultAsync(Guid? videoId, CancellationToken cancellationToken)
    {
        if (videoId is not { } id)
        {
            return null;
        }

        var hosted = await videos.FindReadyAsync(id, cancellationToken);
        return !hosted.IsSuccess ? hosted.Error
            : hosted.Value.Provider.Downloads is null ? VideoErrors.NotSupportedByVendor
            : null;
    }

    private static PublishingDraft DraftOf(SchedulePublication command) =>
        new(
            command.AssetUrl?.AbsoluteUri,
            command.VideoId,
            command.Title.Trim(),
            command.Description,
            command.Tags,
            command.Privacy ?? PublishingPrivacy.Public,
            command.PublishAt?.AsKept()
        );
}
