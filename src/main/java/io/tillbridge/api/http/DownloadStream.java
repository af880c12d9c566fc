package io.tillbridge.api.http;

import io.tillbridge.api.contract.ApiResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A file that an operation answers with; one that was made for this answer is removed when the stream is closed. */
final class DownloadStream extends FilterInputStream {
    private final ApiResponse.Download download;

    private DownloadStream(ApiResponse.Download download) throws IOException {
        super(Files.newInputStream(download.file()));
        this.download = download;
    }

    static DownloadStream of(ApiResponse.Download download) throws IOException {
        return new DownloadStream(download);
    }

    @Override
    public void close() throws IOException {
        super.close();
        if (download.passing()) {
            for (Path made : made()) {
                Files.deleteIfExists(made);
            }
        }
    }

    private List<Path> made() throws IOException {
        Path folder = download.file().getParent();
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
