package io.tillbridge.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sale of a till as an order that has left, as the till shows it now.
 *
 * @param order with the lines, of which the number of pieces is below 0 for what came back
 * @param shopId the shop of the account it was made in
 * @param day it was made on in the shop's zone
 * @param voided it was undone at the till: nothing of it is sold
 * @param earliest the till's own stock did not follow before that
 * @param latest the till's own stock had followed by then
 * @param facts of each line, by its id
 * @param notes sentences for its history when it comes in, such as of lines that are left alone
 * @param reference the number of an order of which it may be a copy; null for none
 * @param leftAlone why nothing of it is to move stock, a sentence; null: it is a sale as others
 */
public record IncomingSale(
        IncomingOrder order,
        String shopId,
        LocalDate day,
        boolean voided,
        Instant earliest,
        Instant latest,
        Map<String, LineFacts> facts,
        List<String> notes,
        String reference,
        String leftAlone) {
    public IncomingSale {
        facts = Map.copyOf(facts);
        notes = List.copyOf(notes);
    }

    /**
     * @param kind only goods move stock
     * @param parent the line of an earlier sale that this one gives back, or null
     */
    public record LineFacts(OrderLine.Kind kind, String parent) {}

    OrderLine.Kind kind(IncomingLine line) {
        return facts.get(line.remoteId()).kind();
    }

    String parent(OrderLine line) {
        LineFacts fact = facts.get(line.remoteId());
        return fact == null ? null : fact.parent();
    }

    /** Should a till show a line twice, its last showing counts. */
    Map<String, IncomingLine> linesById() {
        return order.lines().stream()
                .collect(Collectors.toMap(
                        IncomingLine::remoteId, Function.identity(), (one, other) -> other, LinkedHashMap::new));
    }

    /** Whether the till's stock, and the hub's, followed before the hub counted. */
    boolean isOlderThan(Instant since) {
        return since != null && earliest.isBefore(since);
    }

    @Override
    public String toString() {
        return "sale " + order;
    }
}
