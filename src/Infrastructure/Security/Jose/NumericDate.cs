using System.Text.Json;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>Seconds since 1970 as RFC 7519 writes them: a number, whole or not, that a date can hold.</summary>
internal static class NumericDate
{
    private static readonly decimal Last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public static bool TryRead(JsonElement value, out DateTimeOffset date)
    {
        date = default;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out decimal seconds))
        {
            return false;
        }

        if (seconds < 0 || seconds > Last)
        {
            return false;
        }

        date = DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }
}
