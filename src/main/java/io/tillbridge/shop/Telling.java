package io.tillbridge.shop;

import io.tillbridge.order.ToTell;
import java.util.List;

/** A shipment on its way to the shop. */
public final class Telling {
    private final ToTell shipment;
    private List<Document> documents = List.of();

    Telling(ToTell shipment) {
        this.shipment = shipment;
    }

    /** The shop's id of the order. */
    public String getOrder() {
        return shipment.remoteOrderId();
    }

    /** The shop's documents that are to be changed, with what is to be said; none when the shop knows already. */
    public List<Document> getDocuments() {
        return documents;
    }

    ToTell shipment() {
        return shipment;
    }

    /** Not named documents: the routes would call it instead of the getter. */
    void decided(List<Document> toChange) {
        documents = toChange;
    }

    /** One call. */
    public static final class Document {
        private final String id;
        private final java.util.Map<String, Object> body;

        Document(String id, java.util.Map<String, Object> body) {
            this.id = id;
            this.body = body;
        }

        public String getId() {
            return id;
        }

        public java.util.Map<String, Object> getBody() {
            return body;
        }
    }
}
