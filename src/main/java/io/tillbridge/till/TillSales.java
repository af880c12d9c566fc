package io.tillbridge.till;

import io.tillbridge.order.CopiedSales;
import io.tillbridge.order.IncomingLine;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.IncomingSale;
import io.tillbridge.order.IntakeResult;
import io.tillbridge.order.OrderLine;
import io.tillbridge.order.SaleIntake;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sales of tills as orders, whatever kind of till they come from. */
public final class TillSales {
    /** What the hub names itself as where a sale tells which system it came from. */
    public static final String OWN_SOURCE = "Tillbridge";

    private final SaleIntake intake;
    private final CopiedSales copies;

    public TillSales(SaleIntake intake, CopiedSales copies) {
        this.intake = intake;
        this.copies = copies;
    }

    /** What came of a sale. */
    public sealed interface Taken {
        /**
         * It is an order, or none for a reason that the result names.
         *
         * @param notes sentences of lines that are left alone
         */
        record Stored(IntakeResult result, List<String> notes) implements Taken {
            public Stored {
                notes = List.copyOf(notes);
            }
        }

        /** @param why the end of a sentence that begins with the sale */
        record LeftAlone(String why) implements Taken {}
    }

    /**
     * Takes a sale in as the till shows it now. Safe to repeat.
     *
     * @param askedAt when the till was asked for it, or earlier
     */
    public Taken take(TillSale sale, SalePolicy policy, Instant askedAt) {
        Optional<String> alone = leftAlone(sale);
        if (alone.isPresent()) {
            return new Taken.LeftAlone(alone.get());
        }
        IncomingSale incoming = incoming(sale, policy);
        return new Taken.Stored(intake.take(incoming, policy.shops().apply(sale.shopId()), askedAt), incoming.notes());
    }

    /** What would come of it; nothing is kept. */
    public Taken plan(TillSale sale, SalePolicy policy) {
        Optional<String> alone = leftAlone(sale);
        if (alone.isPresent()) {
            return new Taken.LeftAlone(alone.get());
        }
        IncomingSale incoming = incoming(sale, policy);
        return new Taken.Stored(intake.plan(incoming, policy.shops().apply(sale.shopId())), incoming.notes());
    }

    /**
     * Moves the stock of goods that matched no product when they were sold and do now.
     *
     * @return how many sales
     */
    public int matchWaiting(SalePolicy policy) {
        return intake.matchWaiting(policy.connectionId(), policy.shops());
    }

    /**
     * Leaves alone sales that are copies of orders of web shops which came in after them.
     *
     * @return how many
     */
    public int leaveCopiesAlone(SalePolicy policy) {
        return policy.skipsWebOrders() ? copies.leaveAlone(policy.connectionId(), policy.shops()) : 0;
    }

    private static Optional<String> leftAlone(TillSale sale) {
        if (!sale.completed()) {
            return Optional.of("is an open cart: it is read when it is completed");
        }
        if (OWN_SOURCE.equalsIgnoreCase(sale.source())) {
            return Optional.of("was written by the hub (reference " + sale.reference() + ")");
        }
        return sale.archived() && !sale.voided() ? Optional.of("is archived") : Optional.empty();
    }

    private static IncomingSale incoming(TillSale sale, SalePolicy policy) {
        Map<String, IncomingSale.LineFacts> facts = new HashMap<>();
        sale.lines()
                .forEach(line -> facts.put(
                        line.remoteId(),
                        new IncomingSale.LineFacts(
                                line.kind() == TillSaleLine.Kind.GOODS ? OrderLine.Kind.GOODS : OrderLine.Kind.OTHER,
                                line.parentLineId())));
        Instant earliest = sale.earliest();
        return new IncomingSale(
                order(sale, policy),
                sale.shopId(),
                sale.orderedAt().atZone(policy.zones().apply(sale.shopId())).toLocalDate(),
                sale.voided(),
                earliest,
                sale.updatedAt().isBefore(earliest) ? earliest : sale.updatedAt(),
                facts,
                notes(sale),
                policy.webOrder(sale),
                policy.leftAlone(sale));
    }

    private static IncomingOrder order(TillSale sale, SalePolicy policy) {
        TillCustomer customer = policy.companyAddress() == null
                ? sale.customer()
                : sale.customer().at(policy.companyAddress());
        return new IncomingOrder(
                policy.connectionId(),
                sale.remoteId(),
                sale.number(),
                sale.orderedAt(),
                sale.updatedAt(),
                sale.voided() ? "voided" : "completed",
                "paid",
                "shipped",
                false,
                false,
                sale.total(),
                customer.json(),
                null,
                null,
                null,
                sale.orderedAt(),
                List.of(),
                sale.lines().stream().map(TillSales::line).toList(),
                List.of());
    }

    private static IncomingLine line(TillSaleLine line) {
        return new IncomingLine(
                line.remoteId(),
                line.itemId(),
                line.title(),
                line.gtin(),
                line.customSku(),
                line.manufacturerSku(),
                line.quantity(),
                0,
                0,
                line.unitPrice(),
                line.total());
    }

    private static List<String> notes(TillSale sale) {
        return sale.lines().stream()
                .filter(line -> !line.kind().setAside().isEmpty())
                .map(line -> "Line " + line.remoteId() + " \"" + line.title() + "\" belongs to "
                        + line.kind().setAside()
                        + ": it is left alone and moves no stock. Once the till shows it as sold, it does.")
                .limit(20)
                .toList();
    }
}
