using System.Net.Mime;
using System.Text.Encodings.Web;

namespace StreamHub.VendorSandbox.Hosting;

internal static class Html
{
    public static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>Why something was not done, if so.</summary>
    public static string Refusal(string? reason) =>
        reason is null ? "" : $"""<p class="refusal" role="alert">{Encode(reason)}</p>""";

    public static IResult Page(string title, string body, int status = StatusCodes.Status200OK) =>
        Results.Text(
            $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Encode(title)}}</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #1a1f36 }
            table { border-collapse: collapse; width: 100% }
            td, th { padding: .4rem .6rem; border-bottom: 1px solid #ddd; text-align: left }
            label, input { display: block; width: 100%; box-sizing: border-box }
            input { padding: .5rem; margin: .2rem 0 1rem; font: inherit }
            button { padding: .6rem 1.2rem; margin: 0 .5rem .5rem 0; font: inherit; cursor: pointer }
            .refusal { color: #b3093c }
            </style>
            </head>
            <body>
            <h1>{{Encode(title)}}</h1>
            {{body}}
            </body>
            </html>
            """,
            MediaTypeNames.Text.Html,
            statusCode: status
        );
}
