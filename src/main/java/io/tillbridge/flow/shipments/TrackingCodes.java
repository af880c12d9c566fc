package io.tillbridge.flow.shipments;

import io.tillbridge.order.IncomingShipment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the code of a parcel goes among a shop's shipment documents. A document has one text for its code; several parcels
 * take a document each while there are such without a code, and then stand beside one another in the first.
 */
final class TrackingCodes {
    /** What is known to be taken. */
    static final int ROOM = 255;

    private static final Pattern BETWEEN_CODES = Pattern.compile("[,;|\\n]|\\s/\\s");
    private static final String BETWEEN = ", ";

    private final List<IncomingShipment> documents;
    private final String code;

    /** @param documents those that are not cancelled; the open ones first */
    TrackingCodes(List<IncomingShipment> documents, String code) {
        this.documents = List.copyOf(documents);
        this.code = code;
    }

    static boolean shows(IncomingShipment document, String code) {
        return !code.isEmpty()
                && (document.trackingCode().equals(code)
                        || BETWEEN_CODES.splitAsStream(document.trackingCode()).anyMatch(one -> one.strip()
                                .equals(code)));
    }

    /** Whether one of the documents shows it. */
    boolean isShown() {
        return documents.stream().anyMatch(document -> shows(document, code));
    }

    /** Whether there is a code to write and no document that takes it. */
    boolean hasNoRoom() {
        return !code.isEmpty() && !isShown() && target().isEmpty();
    }

    /**
     * The text of each document whose code is to change, by its id.
     *
     * @param everywhere the parcel is all there is: documents without a code get it, too
     */
    Map<String, String> changes(boolean everywhere) {
        Map<String, String> changes = new LinkedHashMap<>();
        if (code.isEmpty()) {
            return changes;
        }
        if (!isShown()) {
            target().ifPresent(document -> changes.put(document.remoteId(), with(document)));
        }
        if (everywhere) {
            documents.stream()
                    .filter(document -> document.trackingCode().isBlank())
                    .forEach(document -> changes.put(document.remoteId(), code));
        }
        return changes;
    }

    private Optional<IncomingShipment> target() {
        List<IncomingShipment> inTurn = new ArrayList<>();
        documents.stream().filter(document -> document.trackingCode().isBlank()).forEach(inTurn::add);
        documents.stream()
                .filter(document ->
                        !document.trackingCode().isBlank() && with(document).length() <= ROOM)
                .forEach(inTurn::add);
        return inTurn.stream().findFirst();
    }

    private String with(IncomingShipment document) {
        return document.trackingCode().isBlank()
                ? code
                : document.trackingCode().strip() + BETWEEN + code;
    }
}
