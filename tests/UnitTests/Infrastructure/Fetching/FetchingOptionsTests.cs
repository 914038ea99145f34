using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Shouldly;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Fetching;
using StreamHub.Infrastructure.Storage;
using StreamHub.Infrastructure.Storage.Local;
using StreamHub.Infrastructure.Storage.S3;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Fetching;

public class FetchingOptionsTests
{
    [Fact]
    public void Loopback_is_for_tests_and_never_for_production()
    {
        FailsIn(Environments.Production, allowLoopback: true).ShouldBeTrue();
        FailsIn(Environments.Production, allowLoopback: false).ShouldBeFalse();
        FailsIn(Environments.Development, allowLoopback: true).ShouldBeFalse();
    }

    [Fact]
    public void Bounds_have_to_be_positive()
    {
        ValidatedOptions.ProblemsOf(new FetchingOptions()).ShouldBeEmpty();
        ValidatedOptions
            .ProblemsOf(
                new FetchingOptions
                {
                    MaxBytes = 0,
                    ConnectTimeout = TimeSpan.Zero,
                    AnswerTimeout = TimeSpan.Zero,
                    StallTimeout = TimeSpan.Zero,
                    MaxDuration = TimeSpan.Zero,
                }
            )
            .Count.ShouldBe(5);
        ValidatedOptions
            .ProblemsOf(new StorageOptions { SweepInterval = TimeSpan.FromSeconds(0.9) })
            .ShouldHaveSingleItem()
            .ShouldStartWith("Storage:SweepInterval ");
        ValidatedOptions
            .ProblemsOf(new LocalStorageOptions { Path = " " })
            .ShouldHaveSingleItem()
            .ShouldStartWith("Storage:Local:Path ");
    }

    [Fact]
    public void A_bucket_needs_keys_and_what_is_no_bucket_needs_nothing()
    {
        ValidatedOptions.ProblemsOf(new S3Options { Region = "" }).ShouldBeEmpty();
        ValidatedOptions
            .ProblemsOf(new S3Options { Bucket = "files", Endpoint = new Uri("ftp://store.example.com") })
            .Select(problem => problem.Split(' ')[0])
            .ShouldBe(["Storage:S3:Endpoint", "Storage:S3:AccessKeyId", "Storage:S3:SecretAccessKey"]);
        ValidatedOptions
            .ProblemsOf(
                new S3Options
                {
                    Bucket = "files",
                    AccessKeyId = "id",
                    SecretAccessKey = "secret",
                }
            )
            .ShouldBeEmpty();
    }

    private static bool FailsIn(string environment, bool allowLoopback) =>
        new LoopbackIsForTests(new HostingEnvironment { EnvironmentName = environment })
            .Validate(name: null, new FetchingOptions { AllowLoopback = allowLoopback })
            .Failed;
}
