package io.tillbridge.routing.custom;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.camel.Exchange;
import org.apache.camel.dataformat.zipfile.ZipIterator;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Unpacks a message within the limit of one: a few bytes can be packed so that they fill any memory. */
final class LimitedUnpacking extends ServiceSupport implements DataFormat {
    private static final String WHAT = "An unpacked message (";

    private final MessageLimit limit;
    private final Format format;

    LimitedUnpacking(MessageLimit limit, Format format) {
        this.limit = limit;
        this.format = format;
    }

    /** Makes the body of a packed stream. */
    interface Format {
        Object unpack(InputStream packed, MessageLimit limit, Exchange exchange) throws IOException;
    }

    static Object gzip(InputStream packed, MessageLimit limit, Exchange exchange) throws IOException {
        GzipCompressorInputStream unpacked = GzipCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(true)
                .get();
        return limit.spooled(unpacked, WHAT + "gzip)", exchange);
    }

    static Object deflate(InputStream packed, MessageLimit limit, Exchange exchange) throws IOException {
        return limit.spooled(new InflaterInputStream(packed), WHAT + "deflate)", exchange);
    }

    static Object onlyEntry(InputStream packed, MessageLimit limit, Exchange exchange) throws IOException {
        try (Entries entries = new Entries(packed, limit)) {
            ZipArchiveEntry entry = entries.getNextEntry();
            if (entry == null) {
                throw new IOException("Expected a zip file with one file in it, found none");
            }
            exchange.getMessage().setHeader(Exchange.FILE_NAME, entry.getName());
            Object body = limit.spooled(entries, WHAT + "zip)", exchange);
            if (entries.getNextEntry() != null) {
                throw new IOException(
                        "Expected a zip file with one file in it, found more: set usingIterator, and split the body");
            }
            return body;
        }
    }

    /** One message for each file; {@link ZipIterator} reads each into memory. */
    static Format eachEntry(boolean folders) {
        return (packed, limit, exchange) -> {
            ZipIterator each = new ZipIterator(exchange, new Entries(packed, limit));
            each.setAllowEmptyDirectory(folders);
            return each;
        };
    }

    @Override
    public Object unmarshal(Exchange exchange, InputStream packed) throws Exception {
        return format.unpack(packed, limit, exchange);
    }

    @Override
    public void marshal(Exchange exchange, Object body, OutputStream to) {
        throw new UnsupportedOperationException("It unpacks only");
    }

    /** Counts anew for each file of the archive. */
    private static final class Entries extends ZipArchiveInputStream {
        private final MessageLimit limit;
        private String name = "";
        private long total;

        Entries(InputStream packed, MessageLimit limit) {
            super(new BufferedInputStream(packed));
            this.limit = limit;
        }

        @Override
        public ZipArchiveEntry getNextEntry() throws IOException {
            ZipArchiveEntry next = super.getNextEntry();
            name = next == null ? "" : next.getName();
            total = 0;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            total += Math.max(0, count);
            limit.check(total, "The file " + name + " of a zip file");
            return count;
        }
    }
}
