using FsCheck;
using FsCheck.Fluent;

namespace StreamHub.UnitTests.Common;

/// <summary>Holds a statement against many made-up values, the same ones in each run.</summary>
internal static class Always
{
    private static readonly Config Repeatable = Config
        .QuickThrowOnFailure.WithReplay(1_604_871, 297_112_345)
        .WithQuietOnSuccess(true);

    public static void Holds<T>(Gen<T> values, Func<T, bool> statement, int tries = 500) =>
        Check.One(Repeatable.WithMaxTest(tries), Prop.ForAll(values.ToArbitrary(), statement));
}
