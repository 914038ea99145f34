using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

internal sealed class WatermarkById : Specification<Watermark, WatermarkResponse>
{
    public WatermarkById(Guid id)
    {
        Query.Where(watermark => watermark.Id == id);
        Select(WatermarkResponse.Projection);
    }
}

internal sealed class WholeWatermarkById : Specification<Watermark>
{
    public WholeWatermarkById(Guid id) => Query.Where(watermark => watermark.Id == id);
}

/// <summary>All of the organization's, the newest first.</summary>
internal sealed class NewestWatermarks : Specification<Watermark, WatermarkResponse>
{
    public NewestWatermarks()
    {
        Query.OrderByDescending(watermark => watermark.CreatedAt).OrderByDescending(watermark => watermark.Id);
        Select(WatermarkResponse.Projection);
    }
}

/// <summary>One that nobody sees any more, and whose copy at the vendor may still be there.</summary>
internal sealed class DeletedWatermark : Specification<Watermark>
{
    public DeletedWatermark(Guid id) =>
        Query.Where(watermark => watermark.Id == id && watermark.DeletedAt != null).IncludingDeleted();
}

/// <summary>Those that the sweep has to look after, the longest due first; for StreamHub itself.</summary>
internal sealed class WatermarksDueForCheck : Specification<Watermark>
{
    public WatermarksDueForCheck(DateTimeOffset now, int count) =>
        Query
            .Where(watermark => watermark.CheckDueAt <= now)
            .OrderBy(watermark => watermark.CheckDueAt)
            .Take(count)
            .IncludingDeleted();
}
