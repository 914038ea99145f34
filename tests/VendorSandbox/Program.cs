using StreamHub.VendorSandbox;

const string DefaultUrl = "http://127.0.0.1:4010";

var builder = WebApplication.CreateSlimBuilder(args);
if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
{
    builder.WebHost.UseUrls(DefaultUrl);
}

builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

var settings = builder.Configuration.GetSection("Sandbox").Get<SandboxSettings>() ?? new SandboxSettings();
await using var sandbox = await SandboxHost.StartAsync(builder, settings, TimeProvider.System, CancellationToken.None);
await Console.Out.WriteLineAsync($"Vendor sandbox at {sandbox.Address}");
await Console.Out.WriteLineAsync($"SMTP at 127.0.0.1:{sandbox.SmtpPort}");
await sandbox.WaitForShutdownAsync();
