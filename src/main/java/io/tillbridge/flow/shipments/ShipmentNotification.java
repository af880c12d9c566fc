package io.tillbridge.flow.shipments;

import io.tillbridge.order.IncomingShipment;
import io.tillbridge.order.PendingNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A shipment on its way to the shop. */
public final class ShipmentNotification {
    private final PendingNotification shipment;
    private final boolean dry;
    private List<IncomingShipment> seen = List.of();
    private boolean cancelled;
    private List<Document> documents = List.of();
    private int said;

    /** @param dry it is decided and nothing is said */
    ShipmentNotification(PendingNotification shipment, boolean dry) {
        this.shipment = shipment;
        this.dry = dry;
    }

    /** The shop's id of the order. */
    public String getOrder() {
        return shipment.remoteOrderId();
    }

    /** Whether the shop has shown no shipment document of the order. */
    public boolean isBare() {
        return seen.isEmpty();
    }

    /** Whether there is more to say. */
    public boolean isMore() {
        return !dry && said < documents.size();
    }

    /** {@code bare}: the shop shows no document; {@code plan}: a dry run; {@code told}: all is said. */
    public String getResult() {
        return isBare() ? "bare" : dry ? "plan" : "told";
    }

    /** The one that is to be changed next. */
    public Document getDocument() {
        return documents.get(said);
    }

    PendingNotification shipment() {
        return shipment;
    }

    /** What the shop shows now; what was decided before counts no more. */
    void sees(List<IncomingShipment> shown, boolean orderCancelled) {
        seen = shown;
        cancelled = orderCancelled;
        decided(List.of());
    }

    /** The shop's documents of the order. */
    List<IncomingShipment> seen() {
        return seen;
    }

    /** Whether the order was cancelled in the shop. */
    boolean cancelled() {
        return cancelled;
    }

    /** Not named documents: the routes would call it instead of a getter. */
    void decided(List<Document> toChange) {
        documents = toChange;
        said = 0;
    }

    /** How many documents are to be changed. */
    int changes() {
        return documents.size();
    }

    void said() {
        said++;
    }

    /** What a document shows after it was changed. */
    void shows(IncomingShipment document) {
        List<IncomingShipment> now = new ArrayList<>(seen);
        now.replaceAll(one -> one.remoteId().equals(document.remoteId()) ? document : one);
        seen = now;
    }

    /** Whether the shop shows the parcel's code. */
    boolean isCodeShown() {
        return seen.stream().anyMatch(document -> TrackingCodes.shows(document, shipment.trackingCode()));
    }

    /** Whether the shop's documents take the parcel's code. */
    boolean hasRoom() {
        return !new TrackingCodes(seen, shipment.trackingCode()).hasNoRoom();
    }

    /** One call. */
    public static final class Document {
        private final String id;
        private final Map<String, Object> body;

        Document(String id, Map<String, Object> body) {
            this.id = id;
            this.body = body;
        }

        public String getId() {
            return id;
        }

        public Map<String, Object> getBody() {
            return body;
        }
    }
}
