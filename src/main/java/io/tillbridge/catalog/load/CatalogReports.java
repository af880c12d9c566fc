package io.tillbridge.catalog.load;

import io.tillbridge.catalog.FindingCode;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What a whole delivery has to say to its vendor. */
public final class CatalogReports {
    private final Jdbi jdbi;
    private final Spool spool;
    private final UploadStore uploads;
    private final DeliveryStore deliveries;

    public CatalogReports(Database database, Spool spool) {
        this.jdbi = database.jdbi();
        this.spool = spool;
        this.uploads = new UploadStore(database);
        this.deliveries = new DeliveryStore(database);
    }

    /**
     * The findings of a delivery.
     *
     * @param pulled whether it was fetched from the vendor, and so is all the vendor offers
     * @param files those with findings, by name
     * @param findings how many in all
     * @param digest the same for the same findings in the same files
     */
    public record Report(boolean pulled, List<ReportedFile> files, long findings, String digest) {
        public Report {
            files = List.copyOf(files);
        }

        /** How often each code was found. */
        public Map<FindingCode, Long> codes() {
            Map<FindingCode, Long> codes = new EnumMap<>(FindingCode.class);
            files.forEach(file ->
                    file.upload().summary().findings().forEach((code, count) -> codes.merge(code, count, Long::sum)));
            return codes;
        }
    }

    /** One file of a report with the two files that go back. */
    public record ReportedFile(Upload upload, Path errorFile, Path rejectedRows) {
        public boolean refused() {
            return upload.state() == UploadState.REFUSED;
        }
    }

    /** The connection's last delivery that was read to its end. */
    public Optional<Long> latest(long connectionId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id FROM delivery
                        WHERE connection_id = :connection AND state IN ('loaded', 'refused', 'unchanged')
                        ORDER BY finished_at DESC, id DESC LIMIT 1""")
                .bind("connection", connectionId)
                .mapTo(Long.class)
                .findOne());
    }

    /** @throws IOException when an error file cannot be read */
    public Report of(long deliveryId) throws IOException {
        boolean pulled = deliveries
                .find(deliveryId)
                .filter(delivery -> delivery.source().equals(Delivery.PULL))
                .isPresent();
        List<ReportedFile> files = uploads.ofDelivery(deliveryId).stream()
                .filter(upload ->
                        upload.summary() != null && !upload.summary().findings().isEmpty())
                .sorted(java.util.Comparator.comparing(Upload::filename).thenComparing(Upload::id))
                .map(upload -> new ReportedFile(
                        upload, spool.file(upload.id(), ErrorFile.NAME), spool.file(upload.id(), RejectedRows.NAME)))
                .toList();
        long findings = files.stream()
                .flatMap(file -> file.upload().summary().findings().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return new Report(pulled, files, findings, digest(files));
    }

    private static String digest(List<ReportedFile> files) throws IOException {
        MessageDigest digest = sha256();
        for (ReportedFile file : files) {
            digest.update(file.upload().filename().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            if (Files.exists(file.errorFile())) {
                try (InputStream in = new DigestInputStream(Files.newInputStream(file.errorFile()), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw SpoolFault.of(file.errorFile(), e);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
