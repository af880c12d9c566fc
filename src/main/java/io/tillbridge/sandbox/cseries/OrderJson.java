package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Orders as the API shows them. */
final class OrderJson {
    private static final BigDecimal SHIPPING = new BigDecimal("4.95");
    private static final double TAX = 0.21;

    private final Writing writing;
    private final CustomerJson customers;
    private final LineJson lineJson;
    private final ShipmentJson shipmentJson;
    private final String language;

    /** @param language the one customers order in */
    OrderJson(Writing writing, CustomerJson customers, LineJson lineJson, ShipmentJson shipmentJson, String language) {
        this.writing = writing;
        this.customers = customers;
        this.lineJson = lineJson;
        this.shipmentJson = shipmentJson;
        this.language = language;
    }

    /** As lists show it: relations without their objects. */
    Map<String, Object> listed(DoubleOrder order) {
        Map<String, Object> json = body(order);
        json.put("customer", writing.one("customers", order.person.id()));
        json.put("invoices", writing.many("invoices?order=" + order.id));
        json.put("shipments", writing.many("shipments?order=" + order.id));
        json.put("products", writing.many("orders/" + order.id + "/products"));
        more(order, json);
        json.put("events", writing.many("orders/events?order=" + order.id));
        return order.dress(json);
    }

    /**
     * As a single read and a webhook show it, with the objects.
     *
     * @param withLines false: the order is so young that its lines are not there yet
     */
    Map<String, Object> single(DoubleOrder order, boolean withLines) {
        Map<String, Object> json = body(order);
        json.put("customer", writing.one("customers", order.person.id(), customers.customer(order.person)));
        json.put("invoices", writing.many("invoices?order=" + order.id, List.of()));
        json.put(
                "shipments",
                writing.many(
                        "shipments?order=" + order.id,
                        order.shipments.stream().map(shipmentJson::body).toList()));
        json.put(
                "products",
                writing.many("orders/" + order.id + "/products", withLines ? lineJson.lines(order) : List.of()));
        more(order, json);
        json.put(
                "events",
                writing.many(
                        "orders/events?order=" + order.id,
                        order.events.stream().map(shipmentJson::event).toList()));
        return order.dress(json);
    }

    private void more(DoubleOrder order, Map<String, Object> json) {
        json.put("metafields", writing.many("orders/" + order.id + "/metafields"));
        json.put("quote", false);
    }

    private Map<String, Object> body(DoubleOrder order) {
        BigDecimal shipping = order.pickup ? BigDecimal.ZERO : SHIPPING;
        BigDecimal total = order.goods().add(shipping);
        BigDecimal bare = Writing.withoutTax(total);
        Map<String, Object> json = DoubleJson.object(
                "id",
                order.id,
                "createdAt",
                writing.date(order.createdAt),
                "updatedAt",
                writing.date(order.updatedAt),
                "number",
                order.number,
                "status",
                order.status,
                "customStatusId",
                null,
                "channel",
                "main",
                "referralId",
                false,
                "priceCost",
                0,
                "priceExcl",
                bare,
                "priceIncl",
                Writing.plain(total),
                "weight",
                0,
                "volume",
                0,
                "colli",
                order.pieces(),
                "gender",
                false,
                "birthDate",
                false);
        json.putAll(customers.onOrder(order.person));
        json.putAll(payment(order));
        json.putAll(shipping(order, shipping));
        json.putAll(DoubleJson.object(
                "isDiscounted",
                false,
                "discountType",
                "",
                "discountAmount",
                0,
                "discountPercentage",
                0,
                "discountCouponCode",
                "",
                "taxRates",
                List.of(DoubleJson.object("name", "BTW", "rate", TAX, "amount", Writing.plain(total.subtract(bare)))),
                "comment",
                order.comment,
                "memo",
                order.memo,
                "allowNotifications",
                true,
                "isNewCustomer",
                false,
                "language",
                ShopLanguages.json(language, true, true)));
        return json;
    }

    private static Map<String, Object> payment(DoubleOrder order) {
        return DoubleJson.object(
                "paymentId",
                order.payAfterwards ? "invoice" : "examplepsp",
                "paymentStatus",
                order.paymentStatus,
                "paymentIsPost",
                order.payAfterwards,
                "paymentTitle",
                order.payAfterwards ? "Op rekening" : "iDEAL",
                "paymentData",
                List.of());
    }

    private static Map<String, Object> shipping(DoubleOrder order, BigDecimal price) {
        return DoubleJson.object(
                "shipmentId",
                "core|5101|9902",
                "shipmentStatus",
                order.shipmentStatus,
                "shipmentIsPickup",
                order.pickup,
                "shipmentIsCashOnDelivery",
                false,
                "shipmentTaxRate",
                TAX,
                "shipmentPriceExcl",
                Writing.withoutTax(price),
                "shipmentPriceIncl",
                Writing.plain(price),
                "shipmentTitle",
                order.pickup ? "Afhalen in de winkel" : "Bezorging aan huis",
                "shipmentData",
                DoubleJson.object("method", "default", "shipment_id", 5101, "shipping_value_id", 9902),
                "shippingDate",
                null,
                "deliveryDate",
                null);
    }
}
