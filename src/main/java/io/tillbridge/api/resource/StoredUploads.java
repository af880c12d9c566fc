package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadStore;

/** The upload that a request names. */
record StoredUploads(UploadStore uploads) {
    Upload get(ApiRequest request) {
        return uploads.find(request.id()).orElseThrow(() -> Problem.notFound("There is no upload " + request.id())
                .refusal());
    }

    /** An upload whose files are asked for. */
    Upload withFiles(ApiRequest request) {
        Upload upload = get(request);
        if (upload.filesRemovedAt() != null) {
            throw Problem.notFound("The files of upload " + upload.id() + " were removed at " + upload.filesRemovedAt()
                            + ": they had been kept as long as retention.upload-files says")
                    .refusal();
        }
        return upload;
    }

    static Problem notYet(Upload upload) {
        return Problem.conflict(
                ProblemType.NOT_CHECKED_YET,
                "Upload " + upload.id() + " is " + upload.state().text()
                        + ": its findings are there when it has been checked");
    }
}
