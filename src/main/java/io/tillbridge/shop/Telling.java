package io.tillbridge.shop;

import io.tillbridge.order.ToTell;
import java.util.List;

/** A shipment on its way to the shop. */
public final class Telling {
    private final ToTell shipment;
    private List<Document> documents = List.of();
    private int said;

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

    /** Whether there is more to say. */
    public boolean isMore() {
        return said < documents.size();
    }

    /** The one that is to be changed next. */
    public Document getDocument() {
        return documents.get(said);
    }

    ToTell shipment() {
        return shipment;
    }

    /** Not named documents: the routes would call it instead of the getter. */
    void decided(List<Document> toChange) {
        documents = toChange;
        said = 0;
    }

    void said() {
        said++;
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
