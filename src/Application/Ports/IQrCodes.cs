namespace StreamHub.Application.Ports;

public interface IQrCodes
{
    /// <returns>An SVG document, drawn dark on light with the margin that readers need.</returns>
    string DrawSvg(string text);
}
