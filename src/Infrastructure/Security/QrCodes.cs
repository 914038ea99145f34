using System.Globalization;
using System.Text;
using QRCoder;
using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Security;

/// <summary>QRCoder finds the modules; they are drawn here as one path, a line a run of dark ones.</summary>
public sealed class QrCodes : IQrCodes
{
    public string DrawSvg(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count.ToString(CultureInfo.InvariantCulture);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">
            <path d="M0 0h{size}v{size}h-{size}z" fill="#fff"/>
            <path d="{DarkRuns(code)}" fill="#000"/>
            </svg>
            """;
    }

    private static string DarkRuns(QRCodeData code)
    {
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                var start = x;
                while (x < row.Count && row[x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
                }
            }
        }

        return path.ToString();
    }
}
