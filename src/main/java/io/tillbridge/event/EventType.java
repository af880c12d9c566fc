package io.tillbridge.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can happen: the closed catalogue of public names. */
public enum EventType {
    ORDER_ACCEPTED("order.accepted", "orders", "An order can be sent: it is new, paid, released or no longer held."),
    ORDER_CHANGED("order.changed", "orders", "An order changed and its state did not, or it now awaits payment."),
    ORDER_HELD("order.held", "orders", "An order is on hold; `holdReason` in its data says why."),
    ORDER_CANCELLED("order.cancelled", "orders", "An order is cancelled, by the shop or in the hub."),
    ORDER_SHIPPED("order.shipped", "orders", "All that is left of an order has been sent."),
    ORDER_RETURNED("order.returned", "orders", "All goods of a shipped order came back."),
    STOCK_CHANGED(
            "stock.changed", "stock", "The quantity on hand, reserved or covered of a product in a warehouse changed."),
    PRODUCT_CREATED("product.created", "products", "A product is new.", true),
    PRODUCT_CHANGED("product.changed", "products", "Fields of a product changed, its prices included.", true),
    PRODUCT_PRICE_CHANGED(
            "product.price-changed",
            "products",
            "The retail price or the default cost of a product changed; written beside `product.changed`.",
            true),
    PRODUCT_GONE("product.gone", "products", "A live product is hidden or discontinued.", true),
    LISTING_CONFLICT("listing.conflict", "listings", "The codes of a listing belong to two products."),
    LISTING_AMBIGUOUS("listing.ambiguous", "listings", "Several products have the code of a listing."),
    LISTING_MATCHED("listing.matched", "listings", "A listing is linked to a product, or to another one.", true),
    UPLOAD_LOADED("upload.loaded", "uploads", "A catalog file is loaded; `changes` sums up its rows and prices."),
    UPLOAD_REFUSED("upload.refused", "uploads", "Nothing of a catalog file is loaded; `error` in its data says why."),
    RUN_FAILED("run.failed", "runs", "A run of a job failed."),
    CONNECTION_FAILING("connection.failing", "connections", "A connection that worked, or was new, fails."),
    CONNECTION_RECOVERED("connection.recovered", "connections", "A connection that failed works again."),
    SHIPMENT_TOLD("shipment.told", "orders", "The shop accepted a shipment of an order."),
    SHIPMENT_REFUSED("shipment.refused", "orders", "The shop refused a shipment of an order."),
    FEED_PUBLISHED(
            "feed.published",
            "feeds",
            "A feed has a new file; `changes` tells what differs from the one before, its data where the file is."),
    FEED_STOPPED(
            "feed.stopped",
            "feeds",
            "A feed was not published, and the file before is served on; `why` in `changes` says what stopped it."),
    RETAILER_REQUESTED("retailer.requested", "retailers", "A retailer asks to buy from this company."),
    WHOLESALE_ORDER_SUBMITTED("wholesale-order.submitted", "wholesale-orders", "A retailer submitted an order."),
    WHOLESALE_ORDER_ACCEPTED(
            "wholesale-order.accepted", "wholesale-orders", "An order of a retailer is accepted, its goods are reserved."),
    WHOLESALE_ORDER_DECLINED("wholesale-order.declined", "wholesale-orders", "An order of a retailer is declined."),
    WHOLESALE_ORDER_PROCESSING(
            "wholesale-order.processing", "wholesale-orders", "The goods of an order of a retailer are being packed."),
    WHOLESALE_ORDER_SHIPPED(
            "wholesale-order.shipped", "wholesale-orders", "Goods of an order of a retailer left: a part or all."),
    WHOLESALE_ORDER_COMPLETED(
            "wholesale-order.completed",
            "wholesale-orders",
            "An order of a retailer has ended: all is sent, or the rest is not sent any more."),
    WHOLESALE_ORDER_CANCELLED(
            "wholesale-order.cancelled", "wholesale-orders", "An order of a retailer is cancelled, its goods are released."),
    WHOLESALE_ORDER_CHANGED(
            "wholesale-order.changed", "wholesale-orders", "The company changed an order that a retailer submitted.");

    private static final Map<String, EventType> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::text, Function.identity()));

    private final String text;
    private final String subjects;
    private final String sentence;
    private final boolean onDemand;

    EventType(String text, String subjects, String sentence) {
        this(text, subjects, sentence, false);
    }

    EventType(String text, String subjects, String sentence, boolean onDemand) {
        this.text = text;
        this.subjects = subjects;
        this.sentence = sentence;
        this.onDemand = onDemand;
    }

    /** The public name, such as {@code order.accepted}. */
    public String text() {
        return text;
    }

    /** The resource its subjects are: {@code orders} of {@code orders/17}. */
    public String subjects() {
        return subjects;
    }

    /** When it is written. */
    public String sentence() {
        return sentence;
    }

    /** Whether catalog loads and product syncs write it only when a reader names it: see {@link EventDemand}. */
    public boolean onDemand() {
        return onDemand;
    }

    public static Optional<EventType> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** All public names, in the order of the catalogue. */
    public static List<String> names() {
        return Arrays.stream(values()).map(EventType::text).toList();
    }

    /**
     * The types of a list such as {@code order.accepted, order.held}; blank: all.
     *
     * @throws IllegalArgumentException a name is unknown; the message names it and all that are known
     */
    public static Set<EventType> list(String text) {
        if (text == null || text.isBlank()) {
            return EnumSet.allOf(EventType.class);
        }
        EnumSet<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : text.split(",", -1)) {
            types.add(named(name.strip())
                    .orElseThrow(() -> new IllegalArgumentException("types: expected names of events with a comma"
                            + " between, found '" + name.strip() + "'. Known: " + String.join(", ", names()) + ".")));
        }
        return types;
    }

    /** What {@link #text(Collection)} wrote, perhaps by another version of the hub: names that are unknown are left out. */
    static Set<EventType> stored(String text) {
        if (text.isEmpty()) {
            return EnumSet.allOf(EventType.class);
        }
        EnumSet<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : text.split(",", -1)) {
            named(name).ifPresent(types::add);
        }
        return types;
    }

    /** As {@link #list} reads it; all types: empty. */
    public static String text(Collection<EventType> types) {
        return types.isEmpty() || types.containsAll(EnumSet.allOf(EventType.class))
                ? ""
                : EnumSet.copyOf(types).stream().map(EventType::text).collect(Collectors.joining(","));
    }
}
