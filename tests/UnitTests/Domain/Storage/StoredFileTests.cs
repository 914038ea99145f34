using Shouldly;
using StreamHub.Domain.Storage;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Storage;

public class StoredFileTests
{
    private static readonly DateTimeOffset Later = Moments.Noon.AddMinutes(10);

    [Fact]
    public void A_file_that_is_expected_takes_its_room_already()
    {
        var file = Await();

        file.State.ShouldBe(StoredFileState.Awaiting);
        file.CountedBytes.ShouldBe(1_000);
        file.Name.ShouldBe("Film.mp4");
        file.UploadExpiresAt.ShouldBe(Moments.Noon + StoredFile.UploadLifetime);
        file.CheckDueAt.ShouldNotBeNull().ShouldBeGreaterThan(file.UploadExpiresAt);
        file.Key.ShouldBe($"{file.OrganizationId:N}/{file.Id:N}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(StoredFile.MaxLengthBytes + 1)]
    public void Nothing_and_too_much_is_not_expected(long length) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Await(length));

    [Fact]
    public void It_is_kept_as_it_was_said()
    {
        var file = Await();

        file.Keep(1_000, "video/quicktime", "\"v1\"", Later).IsSuccess.ShouldBeTrue();

        file.State.ShouldBe(StoredFileState.Stored);
        file.ContentType.ShouldBe("video/quicktime");
        file.ObjectVersion.ShouldBe("\"v1\"");
        file.StoredAt.ShouldBe(Later);
        file.CheckDueAt.ShouldBeNull();
        file.Keep(1, "audio/mpeg", "\"v2\"", Later).IsSuccess.ShouldBeTrue("Said again, it changes nothing.");
        file.ObjectVersion.ShouldBe("\"v1\"");
    }

    [Fact]
    public void Another_length_or_kind_is_not_kept()
    {
        var file = Await();

        file.Keep(999, "video/mp4", "\"v1\"", Later).Error.ShouldBe(FileErrors.WrongLength);
        file.Keep(1_000, "audio/mpeg", "\"v1\"", Later).Error.ShouldBe(FileErrors.WrongKind);

        file.State.ShouldBe(StoredFileState.Awaiting);
    }

    [Fact]
    public void A_deleted_file_takes_no_room_and_does_not_come_back()
    {
        var file = Await();

        file.Delete(Later);

        file.CountedBytes.ShouldBe(0);
        file.Keep(1_000, "video/mp4", "\"v1\"", Later).Error.ShouldBe(FileErrors.NotFound);
    }

    [Fact]
    public void It_is_forgotten_when_nothing_can_come_to_its_place_any_more()
    {
        var file = Await();
        var end = file.CheckDueAt!.Value;
        file.CanBeForgotten(end).ShouldBeFalse("It is not deleted.");

        file.Delete(Later);

        file.CanBeForgotten(Later).ShouldBeFalse();
        file.CheckDueAt.ShouldBe(end);
        file.CanBeForgotten(end).ShouldBeTrue();
        file.Delete(end);
        file.CheckDueAt.ShouldNotBeNull().ShouldBeGreaterThan(end);
    }

    private static StoredFile Await(long length = 1_000) =>
        StoredFile.Await(Guid.NewGuid(), Guid.NewGuid(), " Film.mp4 ", "video/mp4", length, Moments.Noon);
}
