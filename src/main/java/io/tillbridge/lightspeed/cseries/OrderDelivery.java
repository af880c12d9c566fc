package io.tillbridge.lightspeed.cseries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the customer chose of the delivery. {@code shipmentData} is an object, an array or a text, and each checkout
 * extension writes its own names into it; what none of them explains is handed on as it came.
 */
final class OrderDelivery {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TEXT = 1_000;
    private static final int DATA_BYTES = 60_000;
    private static final Pattern DAY = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})([T ].*)?");
    private static final Pattern DUTCH_DAY =
            Pattern.compile("(?<day>\\d{1,2})[-/.](?<month>\\d{1,2})[-/.](?<year>\\d{4})");

    private static final Set<String> KINDS = Set.of("daytime", "evening", "morning", "sameday");
    /** Where a checkout extension names the kind of its hours. */
    private static final String[] WINDOWS = {"kind", "type", "options", "option", "delivery_type", "deliveryType"};

    private OrderDelivery() {}

    /** A JSON object; null when the order says nothing of its delivery. */
    static String json(ShopJson order) {
        Map<String, Object> delivery = new LinkedHashMap<>();
        ShipmentData data = ShipmentData.of(order.json().get("shipmentData"));
        Map<String, Object> pickupPoint = PickupPoint.of(data);
        boolean pickup = order.flag("shipmentIsPickup") || order.text("status").contains("pickup");
        put(delivery, "methodId", order.text("shipmentId", TEXT));
        put(delivery, "method", order.text("shipmentTitle", TEXT));
        put(delivery, "carrier", data.first("carrier", "carrier_code", "carrierCode", "shipper", "shipperCode"));
        if (!pickupPoint.isEmpty()) {
            delivery.put("pickupPoint", pickupPoint);
        }
        ShipmentData hours = data.without(PickupPoint.PLACES);
        Map<String, Object> window = window(hours);
        if (!window.isEmpty()) {
            delivery.put("window", window);
        }
        put(
                delivery,
                "wishedDeliveryDate",
                day(
                        order.text("deliveryDate", TEXT),
                        hours,
                        List.of(
                                "delivery_date",
                                "deliveryDate",
                                "deliverydate",
                                "preferred_delivery_date",
                                "nominated_day",
                                "date")));
        put(
                delivery,
                "wishedShipDate",
                day(
                        order.text("shippingDate", TEXT),
                        hours,
                        List.of(
                                "shipping_date",
                                "shippingDate",
                                "ship_date",
                                "shipment_date",
                                "shipmentDate",
                                "send_date")));
        if (data.isThere()) {
            delivery.put("data", data.shown(DATA_BYTES, () -> order.cut().add("shipmentData")));
        }
        if (delivery.isEmpty()) {
            return null;
        }
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("kind", !pickupPoint.isEmpty() ? "pickup-point" : pickup ? "store-pickup" : "home");
        whole.putAll(delivery);
        try {
            return JSON.writeValueAsString(whole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts in a map make JSON", e);
        }
    }

    /** Hours as the extension wrote them, and what it calls them. */
    private static Map<String, Object> window(ShipmentData data) {
        Map<String, Object> window = new LinkedHashMap<>();
        put(window, "kind", data.word(WINDOWS, KINDS));
        put(
                window,
                "from",
                data.first(
                        "from",
                        "time_from",
                        "timeFrom",
                        "start_time",
                        "startTime",
                        "delivery_from",
                        "deliveryFrom",
                        "timeframe_from",
                        "window_start"));
        put(
                window,
                "to",
                data.first(
                        "to",
                        "until",
                        "time_to",
                        "timeTo",
                        "time_until",
                        "end_time",
                        "endTime",
                        "delivery_to",
                        "deliveryTo",
                        "timeframe_to",
                        "window_end"));
        put(
                window,
                "text",
                data.first(
                        "timeframe",
                        "time_frame",
                        "time_window",
                        "timeWindow",
                        "delivery_window",
                        "deliveryWindow",
                        "timeslot",
                        "delivery_time",
                        "deliveryTime"));
        return window;
    }

    /** As ISO text where it can be read as a day, else as it was written. */
    private static String day(String own, ShipmentData data, List<String> names) {
        String text = own.isEmpty() ? data.first(names.toArray(String[]::new)) : own;
        Matcher iso = DAY.matcher(text);
        Matcher dutch = DUTCH_DAY.matcher(text);
        Matcher found = iso.matches() ? iso : dutch.matches() ? dutch : null;
        return found == null
                ? text
                : "%s-%02d-%02d"
                        .formatted(
                                found.group("year"),
                                Integer.parseInt(found.group("month")),
                                Integer.parseInt(found.group("day")));
    }

    static void put(Map<String, Object> to, String name, String text) {
        if (!text.isEmpty()) {
            to.put(name, text);
        }
    }
}
