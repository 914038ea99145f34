using System.Net.Sockets;
using System.Text;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Sends a request to the byte as it is written, because an HTTP client would tidy it.</summary>
public static class RawHttp
{
    public static async Task<ApiAnswer> SendAsync(
        Uri address,
        string requestLine,
        IEnumerable<string> headers,
        string body = ""
    )
    {
        // HTTP/1.0: the answer comes whole and ends with the connection.
        string[] lines = [$"{requestLine} HTTP/1.0", $"Host: {address.Authority}", .. headers, string.Empty, body];
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(await reader.ReadToEndAsync());
    }

    private static ApiAnswer Parse(string answer)
    {
        var parts = answer.Split("\r\n\r\n", 2);
        var lines = parts[0].Split("\r\n");
        using var response = new HttpResponseMessage();
        foreach (var line in lines.Skip(1))
        {
            var (name, value) = (line.Split(':')[0], line[(line.IndexOf(':') + 1)..].Trim());
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return new ApiAnswer(
            int.Parse(lines[0].Split(' ')[1]),
            response.Content.Headers.ContentType?.MediaType,
            parts[1],
            response.Headers
        );
    }
}
