package io.tillbridge.flow.wholesale;

import io.tillbridge.mail.MailMessage;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.wording.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a mail about an order says.
 *
 * @param type of the event
 * @param order as the API shows it to the company
 * @param changes of the event
 * @param company the company's name, or null
 */
record WholesaleMailText(String type, Map<?, ?> order, Map<?, ?> changes, Retailer retailer, String company) {
    private static final int MOST_LINES = 50;

    /** @param prices whether the receiver may see what goods cost */
    MailMessage to(String address, boolean prices) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(sentence());
        if (text("reason") != null && !type.endsWith("submitted")) {
            paragraphs.add("Reason: " + text("reason"));
        }
        paragraphs.addAll(shipment());
        paragraphs.add(lines());
        if (prices && text("total") != null) {
            paragraphs.add("Total: " + text("total") + " " + text("currency"));
        }
        return new MailMessage(address, subject(), paragraphs, "", List.of());
    }

    private String named() {
        return text("number") + (text("reference") == null ? "" : " (your reference " + text("reference") + ")");
    }

    private String subject() {
        return "Order " + text("number") + (text("reference") == null ? "" : " / " + text("reference")) + ": " + word();
    }

    private String word() {
        return type.substring(type.indexOf('.') + 1);
    }

    private String sentence() {
        String by = company == null ? "The supplier" : company;
        return switch (word()) {
            case "submitted" ->
                retailer.companyName() + " submitted the order " + text("number")
                        + (text("reference") == null ? "" : " (its reference " + text("reference") + ")") + ".";
            case "accepted" -> by + " accepted your order " + named() + ".";
            case "declined" -> by + " declined your order " + named() + ".";
            case "processing" -> by + " is packing your order " + named() + ".";
            case "shipped" ->
                by + " shipped "
                        + ("completed".equals(text("state")) ? "all that was left of" : "a part of")
                        + " your order " + named() + ".";
            case "completed" ->
                by + " completed your order " + named() + ": "
                        + Quantity.of(Long.parseLong(String.valueOf(changes.get("notSent"))), "piece is", "pieces are")
                        + " not sent any more.";
            case "cancelled" ->
                "retailer".equals(changes.get("by"))
                        ? retailer.companyName() + " cancelled the order " + text("number") + "."
                        : by + " cancelled your order " + named() + ".";
            default -> by + " changed your order " + named() + ".";
        };
    }

    private List<String> shipment() {
        if (!(order.get("shipments") instanceof List<?> shipments)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (Object one : shipments) {
            if (one instanceof Map<?, ?> shipment
                    && String.valueOf(shipment.get("id")).equals(changes.get("shipmentId"))) {
                if (shipment.get("trackingCode") != null) {
                    found.add("Tracking code: " + shipment.get("trackingCode")
                            + (shipment.get("carrier") == null ? "" : " (" + shipment.get("carrier") + ")"));
                }
            }
        }
        return found;
    }

    private String lines() {
        List<String> shown = new ArrayList<>();
        List<?> lines = order.get("lines") instanceof List<?> list ? list : List.of();
        for (Object one : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
            Map<?, ?> line = (Map<?, ?>) one;
            shown.add(line.get("quantity") + " × " + line.get("sku") + " " + line.get("name")
                    + (number(line.get("shipped")) > 0 ? ", of them shipped: " + line.get("shipped") : ""));
        }
        return String.join("; ", shown) + (lines.size() > MOST_LINES ? "; and more." : ".");
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private String text(String name) {
        return order.get(name) == null ? null : order.get(name).toString();
    }
}
