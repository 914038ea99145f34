using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Localization;

/// <summary>
/// Has the vendor make captions in several languages: a job each. A language whose job is not over answers with that job.
/// </summary>
[RequirePermission(Permissions.VideosWrite)]
public sealed record StartLocalizations(Guid VideoId, IReadOnlyList<string> Languages)
    : ICommand<LocalizationList>,
        IRetryOnConflict;

/// <param name="Items">One for each language, in the order in which they were asked for.</param>
public sealed record LocalizationList(IReadOnlyList<LocalizationResponse> Items);

public sealed class StartLocalizationsValidator : AbstractValidator<StartLocalizations>
{
    private const int MaxLanguages = 20;

    public StartLocalizationsValidator()
    {
        RuleFor(command => command.Languages)
            .Cascade(CascadeMode.Stop)
            .NotEmpty()
            .Must(languages => languages.Count <= MaxLanguages)
            .WithMessage($"At most {MaxLanguages} languages at once.")
            .Must(languages => languages.All(language => LanguageTag.TryParse(language, out _)))
            .WithMessage("Each must be a language tag of BCP 47, such as 'de' or 'pt-BR'.");
    }
}

public sealed class StartLocalizationsHandler(
    HostedVideos videos,
    IRepository<LocalizationJob> jobs,
    IOutbox outbox,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<StartLocalizations, LocalizationList>
{
    public async Task<Result<LocalizationList>> Handle(StartLocalizations command, CancellationToken cancellationToken)
    {
        var hosted = await videos.FindReadyAsync(command.VideoId, cancellationToken);
        if (!hosted.IsSuccess)
        {
            return hosted.Error;
        }

        var (video, provider) = hosted.Value;
        if (provider.Captions is not { } captions)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var languages = command.Languages.Select(LanguageTag.Parse).Distinct().ToList();
        if (languages.Find(language => !captions.CanGenerate(language)) is { } impossible)
        {
            return CaptionErrors.LanguageNotSupported(impossible);
        }

        var tags = languages.Select(language => language.Value).ToList();
        var live = await jobs.ListAsync(new LiveLocalizationsOf(video.Id, tags), cancellationToken);
        return new LocalizationList([
            .. languages.Select(language =>
                LocalizationResponse.Of(live.Find(job => job.Language == language.Value) ?? Queue(video, language))
            ),
        ]);
    }

    private LocalizationJob Queue(Video video, LanguageTag language)
    {
        var job = LocalizationJob.Queue(video, caller.Member.UserId, language, time.Now());
        jobs.Add(job);
        outbox.Enqueue(new RunLocalization(job.Id));
        return job;
    }
}
