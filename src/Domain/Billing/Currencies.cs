using System.Collections.Frozen;

namespace StreamHub.Domain.Billing;

/// <summary>
/// The currencies that plans can be sold in: those of ISO 4217 in which the payment vendor charges, and counts in the same
/// minor units as the standard. It counts ISK, MGA and UGX in others, so these are left out.
/// </summary>
public static class Currencies
{
    private static readonly FrozenSet<string> Known = (
        "aed afn all amd aoa ars aud awg azn bam bbd bdt bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc "
        + "cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr jmd jpy kes "
        + "kgs khr kmf krw kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr "
        + "nzd pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sos srd std szl thb tjs top try ttd "
        + "twd tzs uah usd uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw bhd jod kwd omr tnd"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> InThousandths = FrozenSet.Create(
        StringComparer.Ordinal,
        "bhd",
        "jod",
        "kwd",
        "omr",
        "tnd"
    );

    /// <param name="code">In lower case.</param>
    public static bool IsKnown(string code) => Known.Contains(code);

    /// <summary>What an amount has to be a multiple of: cards are not charged the last of three digits.</summary>
    public static int StepOf(string code) => InThousandths.Contains(code) ? 10 : 1;
}
