using System.Buffers.Binary;
using System.Text;

namespace StreamHub.IntegrationTests.Telemetry;

/// <summary>A protobuf message, read by the numbers of its fields.</summary>
internal sealed class ProtobufMessage
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    private readonly List<(int Number, ReadOnlyMemory<byte> Content)> _fields = [];

    public ProtobufMessage(ReadOnlyMemory<byte> message)
    {
        while (!message.IsEmpty)
        {
            var tag = ReadVarint(ref message);
            var length = (int)(tag & 7) switch
            {
                Varint => LengthOfVarint(message.Span),
                Fixed64 => sizeof(long),
                Bytes => (int)ReadVarint(ref message),
                Fixed32 => sizeof(int),
                var other => throw new FormatException($"No wire type is {other}."),
            };
            _fields.Add(((int)(tag >> 3), message[..length]));
            message = message[length..];
        }
    }

    public IEnumerable<ProtobufMessage> All(int field) =>
        Contents(field).Select(content => new ProtobufMessage(content));

    public ProtobufMessage? One(int field) => All(field).FirstOrDefault();

    public string Text(int field) => Encoding.UTF8.GetString(Content(field).Span);

    public string Hex(int field) => Convert.ToHexStringLower(Content(field).Span);

    public double Double(int field) => BinaryPrimitives.ReadDoubleLittleEndian(Content(field).Span);

    public long Fixed(int field) => BinaryPrimitives.ReadInt64LittleEndian(Content(field).Span);

    public long Number(int field)
    {
        var content = Content(field);
        return content.IsEmpty ? 0 : (long)ReadVarint(ref content);
    }

    public bool Has(int field) => _fields.Exists(one => one.Number == field);

    private ReadOnlyMemory<byte> Content(int field) => Contents(field).LastOrDefault();

    private IEnumerable<ReadOnlyMemory<byte>> Contents(int field) =>
        _fields.Where(one => one.Number == field).Select(one => one.Content);

    private static int LengthOfVarint(ReadOnlySpan<byte> bytes)
    {
        var length = 1;
        while ((bytes[length - 1] & 0x80) != 0)
        {
            length++;
        }

        return length;
    }

    private static ulong ReadVarint(ref ReadOnlyMemory<byte> bytes)
    {
        var length = LengthOfVarint(bytes.Span);
        var value = 0UL;
        for (var i = length - 1; i >= 0; i--)
        {
            value = (value << 7) | (bytes.Span[i] & 0x7fUL);
        }

        bytes = bytes[length..];
        return value;
    }
}
