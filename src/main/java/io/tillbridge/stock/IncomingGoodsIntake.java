package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Many rows of goods that are to be expected, as one piece of work. */
final class IncomingGoodsIntake {
    private static final int LONGEST_REFERENCE = 150;
    private static final int LONGEST_NOTE = 1_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private final Set<Long> products;
    private final Set<Long> warehouses;
    private final Map<Name, IncomingGoodsLine> known = new HashMap<>();

    private record Name(String reference, StockPlace place) {}

    private IncomingGoodsIntake(Handle tx, List<NewIncomingGoods> rows) {
        products = LevelStore.existing(tx, "product", rows, row -> row.place().productId());
        warehouses =
                LevelStore.existing(tx, "warehouse", rows, row -> row.place().warehouseId());
        Set<String> references = rows.stream()
                .map(NewIncomingGoods::reference)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        IncomingGoodsStore.named(tx, references)
                .forEach(line -> known.put(new Name(line.reference(), line.place()), line));
    }

    static List<IncomingGoodsResult> add(Handle tx, List<NewIncomingGoods> rows, Instant now) {
        if (rows.isEmpty()) {
            return List.of();
        }
        IncomingGoodsIntake intake = new IncomingGoodsIntake(tx, rows);
        Map<Integer, IncomingGoodsResult> results = new HashMap<>();
        List<Integer> fresh = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                IncomingGoodsLine before = intake.before(rows.get(i));
                if (before == null) {
                    fresh.add(i);
                } else {
                    results.put(i, new IncomingGoodsResult.Added(before, false));
                }
            } catch (CallerFault fault) {
                results.put(i, new IncomingGoodsResult.Refused(fault));
            }
        }
        if (!fresh.isEmpty()) {
            List<NewIncomingGoods> adding = fresh.stream().map(rows::get).toList();
            List<IncomingGoodsLine> added = IncomingGoodsStore.unique(
                    () -> IncomingGoodsStore.insert(tx, adding, now),
                    adding.get(0).reference());
            for (int i = 0; i < added.size(); i++) {
                results.put(fresh.get(i), new IncomingGoodsResult.Added(added.get(i), true));
            }
            LevelStore.noteIncoming(
                    tx,
                    adding.stream().map(NewIncomingGoods::place).collect(Collectors.toCollection(TreeSet::new)),
                    now);
        }
        List<IncomingGoodsResult> inTurn = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            inTurn.add(results.get(i));
        }
        return inTurn;
    }

    /** The line a row was sent as before; null when it is a new one. */
    private IncomingGoodsLine before(NewIncomingGoods row) {
        quantity(row.quantity(), 1);
        text("reference", row.reference(), LONGEST_REFERENCE);
        text("note", row.note(), LONGEST_NOTE);
        day(row.expectedOn());
        LevelStore.require(warehouses, row.place().warehouseId(), "warehouse");
        LevelStore.require(products, row.place().productId(), "product");
        IncomingGoodsLine before = row.reference() == null ? null : known.get(new Name(row.reference(), row.place()));
        if (before != null && before.quantity() != row.quantity()) {
            throw StockFaults.incomingReferenceTaken(row.reference(), before);
        }
        return before;
    }

    static void quantity(long quantity, long least) {
        if (quantity < least || quantity > Stock.MOST) {
            throw StockFaults.outOfRange(
                    "quantity",
                    "quantity: expected " + least + " to " + Stock.MOST + ", found " + quantity + "."
                            + (least > 1 ? " So many have come already." : ""));
        }
    }

    static void text(String field, String text, int longest) {
        if (text != null && (text.isBlank() || text.codePointCount(0, text.length()) > longest)) {
            throw StockFaults.outOfRange(
                    field,
                    field + ": expected 1 to " + longest + " characters, found "
                            + (text.isBlank() ? "nothing" : text.codePointCount(0, text.length()) + " characters")
                            + ".");
        }
    }

    private static void day(LocalDate day) {
        if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))) {
            throw StockFaults.outOfRange(
                    "expectedOn",
                    "expectedOn: expected a day from " + FIRST_DAY + " to " + LAST_DAY + ", found " + day + ".");
        }
    }

    static void check(IncomingGoodsLine line) {
        day(line.expectedOn());
        text("reference", line.reference(), LONGEST_REFERENCE);
        text("note", line.note(), LONGEST_NOTE);
    }
}
