package io.tillbridge.catalog.file;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The bytes of a file as they stand on disk; knows how many were taken. */
final class CountingFileInput extends InputStream {
    private final FileInputStream in;
    private long count;

    CountingFileInput(Path file) throws IOException {
        in = new FileInputStream(file.toFile());
    }

    long count() {
        return count;
    }

    /** Somebody else reads the file's bytes: all count as taken, and nothing stays open here. */
    void takeAll() throws IOException {
        count = in.getChannel().size();
        in.close();
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        count += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        count += Math.max(read, 0);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
