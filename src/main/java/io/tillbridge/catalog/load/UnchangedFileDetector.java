package io.tillbridge.catalog.load;

import com.dynatrace.hash4j.hashing.Hashing;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.MissingProducts;
import java.util.List;
import java.util.Optional;

/**
 * Recognises files that are known already: the last delivery of the connection that wrote products held the same bytes,
 * read in the same way, and went to its end. A file that was refused then is refused again for the same reason.
 */
final class UnchangedFileDetector {
    /** Raised when the same file would be read to other products than before. */
    private static final int RULES = 2;

    private final DeliveryStore deliveries;
    private final UploadStore uploads;

    UnchangedFileDetector(DeliveryStore deliveries, UploadStore uploads) {
        this.deliveries = deliveries;
        this.uploads = uploads;
    }

    /** 16 hexadecimal digits for all that decides, beside its bytes, what a file does to the products. */
    static String fingerprint(CatalogSettings settings, String rules, MissingProducts applied) {
        String all = RULES + "\n" + settings.dialect() + "\n" + rules + "\n" + settings.country() + "\n"
                + settings.brand() + "\n" + settings.language() + "\n" + settings.missingCost() + "\n"
                + settings.blankCells() + "\n" + applied;
        return String.format(java.util.Locale.ROOT, "%016x", Hashing.xxh3_64().hashCharsToLong(all));
    }

    /** The uploads that decided about the products there are, by name; none when that cannot be said for sure. */
    List<Upload> lastLoaded(Delivery delivery) {
        Optional<Delivery> last = deliveries.lastPlannedBeside(delivery);
        if (last.isEmpty() || last.get().state() != DeliveryState.LOADED) {
            return List.of();
        }
        return uploads.ofDelivery(last.get().id()).stream()
                .filter(upload -> upload.sha256() != null)
                .toList();
    }

    /** What becomes of missing products: a refused file might hold any of them, so beside one they are kept. */
    static MissingProducts applied(MissingProducts policy, boolean whole, boolean noneRefused) {
        return whole && noneRefused ? policy : MissingProducts.KEEP;
    }

    static boolean noneRefused(List<Upload> uploads) {
        return uploads.stream().noneMatch(upload -> upload.state() == UploadState.REFUSED);
    }

    /** Whether the same files would be loaded, or refused, in the same order in the same way. */
    static boolean same(List<Upload> now, String fingerprint, List<Upload> before) {
        if (now.isEmpty() || now.size() != before.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!same(now.get(i), fingerprint, before.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The reason of a refusal names the file, so one with another name is read again. */
    private static boolean same(Upload now, String fingerprint, Upload before) {
        return now.sha256().equals(before.sha256())
                && fingerprint.equals(before.fingerprint())
                && (before.state() != UploadState.REFUSED || now.filename().equals(before.filename()));
    }

    /** Whether one of the files before was loaded in the same way. */
    static boolean isLoaded(Upload now, String fingerprint, List<Upload> before) {
        return before.stream().anyMatch(known -> known.state() != UploadState.REFUSED && same(now, fingerprint, known));
    }
}
