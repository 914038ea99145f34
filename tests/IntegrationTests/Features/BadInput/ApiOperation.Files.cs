namespace StreamHub.IntegrationTests.Features.BadInput;

/// <content>Files that are given to us.</content>
public sealed partial record ApiOperation
{
    private const string PresignBody = """{"fileName":"episode.mp3","contentType":"audio/mpeg","length":1000}""";

    private static ApiOperation[] Files =>
        [
            With("PresignUpload", "POST /api/v1/upload/presign", PresignBody, "fileName", "contentType", "length"),
            Without("ListFiles", "GET /api/v1/files", "limit", "cursor"),
            Without("GetFile", "GET /api/v1/files/{id}"),
            Without("CompleteUpload", "POST /api/v1/files/{id}/complete"),
            Without("LocateFile", "GET /api/v1/files/{id}/content"),
            Without("DeleteFile", "DELETE /api/v1/files/{id}"),
        ];
}
