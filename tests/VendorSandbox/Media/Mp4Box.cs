using System.Buffers.Binary;
using System.Text;

namespace StreamHub.VendorSandbox.Media;

/// <summary>A box of an ISO base media file whose content is in memory.</summary>
internal readonly record struct Mp4Box(string Type, ReadOnlyMemory<byte> Content)
{
    private const int HeaderSize = 8;
    private const int LongHeaderSize = 16;

    public byte Version => Content.Span[0];

    public int Flags => (int)(UInt32(0) & 0xFFFFFF);

    public uint UInt32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(Content.Span[offset..]);

    public ulong UInt64(int offset) => BinaryPrimitives.ReadUInt64BigEndian(Content.Span[offset..]);

    public ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(Content.Span[offset..]);

    public string FourCharacters(int offset) => Encoding.ASCII.GetString(Content.Span.Slice(offset, 4));

    public IEnumerable<Mp4Box> Children(int from = 0)
    {
        var rest = Content[from..];
        while (rest.Length >= HeaderSize)
        {
            var (type, size, header) = ReadHeader(rest.Span, rest.Length);
            if (size < header || size > rest.Length)
            {
                throw new InvalidDataException($"The box {type} does not fit into its parent.");
            }

            yield return new Mp4Box(type, rest[header..(int)size]);
            rest = rest[(int)size..];
        }
    }

    public IEnumerable<Mp4Box> Children(string type) => Children().Where(box => box.Type == type);

    public Mp4Box? Child(params ReadOnlySpan<string> path)
    {
        Mp4Box? box = this;
        foreach (var type in path)
        {
            box = box.Value.Children(type).Cast<Mp4Box?>().FirstOrDefault();
            if (box is null)
            {
                return null;
            }
        }

        return box;
    }

    /// <summary>The type, whole size and header size of the box that starts here; <paramref name="remaining"/> bounds a box "to the end".</summary>
    public static (string Type, long Size, int Header) ReadHeader(ReadOnlySpan<byte> start, long remaining)
    {
        var type = Encoding.ASCII.GetString(start.Slice(4, 4));
        var size = BinaryPrimitives.ReadUInt32BigEndian(start);
        return size switch
        {
            0 => (type, remaining, HeaderSize),
            1 when start.Length >= LongHeaderSize => (
                type,
                checked((long)BinaryPrimitives.ReadUInt64BigEndian(start[HeaderSize..])),
                LongHeaderSize
            ),
            _ => (type, size, HeaderSize),
        };
    }
}
