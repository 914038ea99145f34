namespace StreamHub.IntegrationTests.Harness;

/// <summary>Takes down what one server of the run says.</summary>
public sealed class Microphone(string server, Action<string> heard)
{
    private int _lines;

    public string Server => server;

    public bool HeardNothing => _lines == 0;

    public void Hear(string line)
    {
        Interlocked.Increment(ref _lines);
        heard(line);
    }
}
