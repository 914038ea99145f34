using System.Text;

namespace StreamHub.WebApi.Csv;

/// <summary>A table as RFC 4180 writes it, in which no spreadsheet finds a formula.</summary>
internal sealed class CsvText
{
    public const string MediaType = "text/csv";

    private const char Quote = '"';

    // With these a cell's text is computed by some spreadsheet; an apostrophe before makes it text everywhere.
    private const string FormulaStarts = "=+-@\t\r\n";

    private readonly StringBuilder _text = new();

    public CsvText Line(params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                _text.Append(',');
            }

            Append(cells[i]);
        }

        _text.Append("\r\n");
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Append(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
        {
            return;
        }

        var text = FormulaStarts.Contains(cell[0]) ? $"'{cell}" : cell;
        if (text.AsSpan().ContainsAny(",\"\r\n"))
        {
            _text.Append(Quote).Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append(Quote);
        }
        else
        {
            _text.Append(text);
        }
    }
}
