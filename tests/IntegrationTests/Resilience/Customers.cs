using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;

namespace StreamHub.IntegrationTests.Resilience;

/// <summary>Many people who do the main job at once, go on through every outage, and remember what was promised to them.</summary>
internal sealed class Customers(IReadOnlyList<Uri> nodes, SandboxHost sandbox) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, byte> _uploads = new();
    private readonly ConcurrentDictionary<string, string> _accounts = new();
    private readonly ConcurrentDictionary<string, byte> _paidBy = new();
    private readonly HttpClient _http = SecretSpotter.Client();
    private readonly Lock _counting = new();
    private readonly List<(long At, TaskCompletionSource Reached)> _goals = [];
    private long _steps;
    private volatile bool _closed;

    /// <summary>E-mail addresses, each with its latest access token.</summary>
    public IReadOnlyDictionary<string, string> Accounts => _accounts;

    public ICollection<Guid> Uploads => _uploads.Keys;

    public ICollection<string> PaidBy => _paidBy.Keys;

    public Task ComeAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => LiveAsync()));

    /// <summary>Nobody new comes; who is under way finishes.</summary>
    public void Close() => _closed = true;

    /// <summary>Waits until so many more requests were sent or answered.</summary>
    public Task StepsAsync(int more)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_counting)
        {
            _goals.Add((_steps + more, reached));
        }

        return reached.Task;
    }

    public void Dispose() => _http.Dispose();

    private async Task LiveAsync()
    {
        while (!_closed)
        {
            var email = $"{Guid.NewGuid():N}@example.com";
            await RegisterAsync(email);
            await UploadAsync(email);
            await SubscribeAsync(email);
        }
    }

    // An answer that was lost may have been a yes, so "taken" is one too.
    private async Task RegisterAsync(string email)
    {
        var credentials = new
        {
            email,
            password = User.Password,
            displayName = "Somebody",
        };
        var answer = await InsistAsync(email, "/api/v1/auth/register", credentials, 201, 409);
        if (answer.Status == 409)
        {
            answer = await InsistAsync(email, "/api/v1/auth/login", new { email, password = User.Password }, 200);
        }

        _accounts[email] = answer.Text("accessToken");
    }

    private async Task UploadAsync(string email)
    {
        var ticket = await InsistAsync(
            email,
            "/api/v1/videos/uploads",
            new
            {
                title = "Sample",
                sizeBytes = SampleVideo.Bytes.Length,
                method = "basic",
            },
            201
        );
        _uploads[ticket.Id("videoId")] = 0;
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(SampleVideo.Bytes), "file", "sample.mp4");
        using var sent = await _http.PostAsync(new Uri(ticket.Text("uploadUrl")), form);
        sent.EnsureSuccessStatusCode();
    }

    private async Task SubscribeAsync(string email)
    {
        var checkout = await InsistAsync(
            email,
            "/api/v1/billing/checkout",
            new { plan = "pro", interval = "month" },
            201
        );
        sandbox.Stripe.Pay(checkout.Text("sessionId"));
        _paidBy[email] = 0;
    }

    /// <summary>Sends until one of these answers comes; whatever else comes must be a sign of an outage.</summary>
    private async Task<ApiAnswer> InsistAsync(string email, string path, object body, params int[] accepted)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (await TryAsync(email, path, body) is { } answer)
            {
                if (accepted.Contains(answer.Status))
                {
                    return answer;
                }

                if (answer.Status is not (409 or 503))
                {
                    throw new InvalidOperationException($"{path} answered {answer.Status}: {answer.Body}");
                }
            }

            await pace.WaitForNextTickAsync();
        }
    }

    private async Task<ApiAnswer?> TryAsync(string email, string path, object body)
    {
        var node = nodes[(int)(Step() % nodes.Count)];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, path))
        {
            Content = new StringContent(
                JsonSerializer.Serialize(body),
                new MediaTypeHeaderValue("application/json", "utf-8")
            ),
        };
        if (_accounts.TryGetValue(email, out var token))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            using var response = await _http.SendAsync(request);
            Step();
            return await ApiAnswer.ReadAsync(response);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private long Step()
    {
        lock (_counting)
        {
            _steps++;
            foreach (var (_, reached) in _goals.Where(goal => goal.At <= _steps))
            {
                reached.TrySetResult();
            }

            _goals.RemoveAll(goal => goal.At <= _steps);
            return _steps;
        }
    }
}
