package io.tillbridge.api.flow;

import io.tillbridge.api.http.InProcessResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * The bean {@code hub} of routes: the frequent reads and changes of products, stock, orders, shipments and runs. Each
 * method calls one operation of the API in the name of its route, which needs the permission of that operation. Results
 * are the maps and lists of the API: ids are texts, amounts are texts with a decimal point, times are ISO texts. A route
 * leaves out the last parameter, which Camel fills in. In a dry run a change is noted and not made; the method then
 * returns null. All methods throw {@link HubCallRefused} for a problem that lasts and {@link HubCallPassing} for one that
 * passes.
 */
public final class HubBean {
    private final FlowCaller caller;

    public HubBean(FlowCaller caller) {
        this.caller = caller;
    }

    /** The product of a vendor's SKU; null when there is none. Several products of that SKU are a failure. */
    @CallsOperation("listProducts")
    public Map<?, ?> product(String sku, Exchange exchange) {
        return only("sku", sku, "listProducts", named("sku", sku), exchange);
    }

    /** The product of a GTIN of 8, 12, 13 or 14 digits; null when there is none. Several products are a failure. */
    @CallsOperation("listProducts")
    public Map<?, ?> productByGtin(String gtin, Exchange exchange) {
        return only("gtin", gtin, "listProducts", named("gtin", gtin), exchange);
    }

    /** The product with an id. One that is not there is a failure. */
    @CallsOperation("getProduct")
    public Map<?, ?> productById(String id, Exchange exchange) {
        return map("getProduct", named("id", id), null, exchange);
    }

    /** Pieces of a product in all warehouses: on hand less reserved, negative when more is reserved than there is. */
    @CallsOperation("explainStock")
    public Long available(String productId, Exchange exchange) {
        return number("available", named("id", productId), exchange);
    }

    /** Pieces of a product for a shop: its warehouses, less reserved and the shop's buffer, never negative. */
    @CallsOperation("explainStock")
    public Long availableIn(String productId, String connectionId, Exchange exchange) {
        return number("toSend", named("id", productId, "connection", text(connectionId)), exchange);
    }

    /** The stock of a product in a warehouse: {@code onHand}, {@code reserved}, {@code available} and so on, in pieces. */
    @CallsOperation("getStock")
    public Map<?, ?> stock(String warehouseId, String productId, Exchange exchange) {
        return map("getStock", level(warehouseId, productId), null, exchange);
    }

    /** Records a count: so many pieces of a product are in a warehouse. Returns the stock after it. Safe to repeat. */
    @CallsOperation("countStock")
    public Map<?, ?> setStock(String warehouseId, String productId, Object onHand, Exchange exchange) {
        Map<String, Object> body = new HashMap<>();
        body.put("onHand", number(onHand));
        return map("countStock", level(warehouseId, productId), body, exchange);
    }

    /**
     * Books pieces in (positive) or out (negative). The reason is a text of your own, at most 32 characters. The
     * same reference again books nothing and returns the first movement.
     */
    @CallsOperation("moveStock")
    public Map<?, ?> moveStock(
            String warehouseId, String productId, Object delta, String reason, String reference, Exchange exchange) {
        Map<String, Object> body = new HashMap<>();
        body.put("warehouseId", warehouseId);
        body.put("productId", productId);
        body.put("delta", number(delta));
        body.put("reason", reason);
        body.put("reference", reference);
        return map("moveStock", Map.of(), body, exchange);
    }

    /** The order with an id, with its lines and shipments. One that is not there is a failure. */
    @CallsOperation("getOrder")
    public Map<?, ?> order(String id, Exchange exchange) {
        return map("getOrder", named("id", id), null, exchange);
    }

    /** The order of a shop with the number that the customer knows, without its lines; null when there is none. */
    @CallsOperation("listOrders")
    public Map<?, ?> orderByNumber(String connectionId, String number, Exchange exchange) {
        Map<String, String> query = named("connection", text(connectionId), "number", number);
        return only("number", number, "listOrders", query, exchange);
    }

    /**
     * Ships all that is left of an order; the shop is notified next. A tracking code may be empty, a carrier null. Returns
     * the shipment. The same shipment again within a day ships nothing and returns the first.
     */
    @CallsOperation("shipOrder")
    public Map<?, ?> ship(
            String orderId, String trackingCode, String carrier, Object notifyCustomer, Exchange exchange) {
        Map<String, Object> body = new HashMap<>();
        body.put("trackingCode", text(trackingCode));
        body.put("carrier", carrier);
        body.put("notifyCustomer", flag(notifyCustomer));
        String shipment = String.join("\n", text(orderId), text(trackingCode), text(carrier), "" + notifyCustomer);
        UUID key = UUID.nameUUIDFromBytes(shipment.getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = Map.of("Idempotency-Key", "hub-ship-" + key);
        return map("shipOrder", named("id", orderId), headers, body, exchange);
    }

    /** Releases an order on hold by hand. Returns the order. */
    @CallsOperation("releaseOrder")
    public Map<?, ?> releaseOrder(String id, Exchange exchange) {
        return map("releaseOrder", named("id", id), null, exchange);
    }

    /** Cancels an order. Returns the order. */
    @CallsOperation("cancelOrder")
    public Map<?, ?> cancelOrder(String id, Exchange exchange) {
        return map("cancelOrder", named("id", id), null, exchange);
    }

    /** Queues a run of a job for a connection. Returns the run. A run of it that has not ended is a passing failure. */
    @CallsOperation("startRun")
    public Map<?, ?> startRun(String job, String connectionId, Exchange exchange) {
        Map<String, Object> body = new HashMap<>();
        body.put("job", job);
        return map("startRun", named("id", connectionId), body, exchange);
    }

    /** Queues a run of a job that belongs to no connection, such as {@code retention}. Returns the run. */
    @CallsOperation("startHubRun")
    public Map<?, ?> startHubRun(String job, Exchange exchange) {
        Map<String, Object> body = new HashMap<>();
        body.put("job", job);
        return map("startHubRun", Map.of(), body, exchange);
    }

    /** The run with an id: its {@code state}, {@code counters} and {@code error}. One that is not there is a failure. */
    @CallsOperation("getRun")
    public Map<?, ?> run(String id, Exchange exchange) {
        return map("getRun", named("id", id), null, exchange);
    }

    private static Map<String, String> level(String warehouseId, String productId) {
        return named("warehouseId", warehouseId, "productId", productId);
    }

    private Long number(String field, Map<String, String> arguments, Exchange exchange) {
        return ((Number) map("explainStock", arguments, null, exchange).get(field)).longValue();
    }

    private Map<?, ?> only(String field, String value, String operation, Map<String, String> query, Exchange exchange) {
        if (value == null || value.isBlank()) {
            throw new HubCallRefused(operation + ": Expected a " + field + ", found none.", 400);
        }
        Map<String, String> two = new HashMap<>(query);
        two.put("limit", "2");
        List<?> items = (List<?>) map(operation, two, null, exchange).get("items");
        if (items.size() > 1) {
            String ids = items.stream()
                    .map(item -> String.valueOf(((Map<?, ?>) item).get("id")))
                    .collect(Collectors.joining(" and "));
            throw new HubCallRefused(
                    operation + ": Expected one of " + field + " '" + value + "', found several, such as " + ids
                            + ". Use hub-call " + operation + " with more arguments.",
                    409);
        }
        return items.isEmpty() ? null : (Map<?, ?>) items.get(0);
    }

    private Map<?, ?> map(String operation, Map<String, String> arguments, Object body, Exchange exchange) {
        return map(operation, arguments, Map.of(), body, exchange);
    }

    private Map<?, ?> map(
            String operation,
            Map<String, String> arguments,
            Map<String, String> headers,
            Object body,
            Exchange exchange) {
        return caller.call(exchange, operation, arguments, headers, body)
                .map(InProcessResponse::body)
                .map(answer -> (Map<?, ?>) answer)
                .orElse(null);
    }

    /** Names and values in turn; what is null is left out, for the API to miss it. */
    private static Map<String, String> named(String... pairs) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                named.put(pairs[i], pairs[i + 1]);
            }
        }
        return named;
    }

    /** As the API takes it; what is no number goes on as it is, for the API to name. */
    private static Object number(Object value) {
        return value instanceof String text && text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : value;
    }

    /** Likewise; nothing means no. */
    private static Object flag(Object value) {
        if (value == null) {
            return false;
        }
        return value.equals("true") || value.equals("false") ? Boolean.valueOf(value.toString()) : value;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
