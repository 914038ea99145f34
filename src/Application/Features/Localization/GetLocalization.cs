using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Localization;

[RequirePermission(Permissions.VideosRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetLocalization(Guid Id) : IQuery<LocalizationResponse>;

public sealed class GetLocalizationHandler(IReadRepository<LocalizationJob> jobs)
    : IQueryHandler<GetLocalization, LocalizationResponse>
{
    public async Task<Result<LocalizationResponse>> Handle(GetLocalization query, CancellationToken cancellationToken)
    {
        var job = await jobs.FirstOrDefaultAsync(new LocalizationById(query.Id), cancellationToken);
        return job is null ? LocalizationErrors.NotFound : job;
    }
}
