package io.tillbridge.catalog.load;

import com.dynatrace.hash4j.hashing.Hashing;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.MissingProducts;
import java.util.List;
import java.util.Optional;

/**
 * Recognises files that are in effect already: the last delivery of the connection that wrote products held the same bytes,
 * read in the same way, and went to its end.
 */
final class Recognition {
    /** Raised when the same file would be read to other products than before. */
    private static final int RULES = 1;

    private final DeliveryStore deliveries;
    private final UploadStore uploads;

    Recognition(DeliveryStore deliveries, UploadStore uploads) {
        this.deliveries = deliveries;
        this.uploads = uploads;
    }

    /** 16 hexadecimal digits for all that decides, beside its bytes, what a file does to the products. */
    static String fingerprint(CatalogSettings settings, String dialects, MissingProducts applied) {
        String all = RULES + "\n" + settings.dialect() + "\n" + dialects + "\n" + settings.country() + "\n"
                + settings.brand() + "\n" + settings.blankCells() + "\n" + applied;
        return String.format(java.util.Locale.ROOT, "%016x", Hashing.xxh3_64().hashCharsToLong(all));
    }

    /** The uploads now in effect, by name; none when that cannot be said for sure. */
    List<Upload> inEffect(Delivery delivery) {
        Optional<Delivery> last = deliveries.lastPlannedBeside(delivery);
        if (last.isEmpty() || last.get().state() != DeliveryState.LOADED) {
            return List.of();
        }
        return uploads.ofDelivery(last.get().id()).stream()
                .filter(upload -> upload.state() == UploadState.LOADED || upload.state() == UploadState.UNCHANGED)
                .toList();
    }

    /** Whether the same files would be loaded in the same order in the same way. */
    static boolean same(List<Upload> now, String fingerprint, List<Upload> inEffect) {
        if (now.isEmpty() || now.size() != inEffect.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!same(now.get(i), fingerprint, inEffect.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean same(Upload now, String fingerprint, Upload before) {
        return now.sha256().equals(before.sha256()) && fingerprint.equals(before.fingerprint());
    }
}
