package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Goods that are expected, and their arrival. Only what has arrived is in the stock. */
public final class IncomingGoods {
    /** The reason of the movements that book an arrival. */
    public static final String RECEIVED = "received";

    private static final int TRIES = 5;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;
    private final StockReceipts receipts;

    public IncomingGoods(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.clock = clock;
        this.receipts = new StockReceipts(clock);
    }

    /**
     * Many rows in one transaction. A row with a fault keeps no other from being added.
     *
     * @return what came of each, in the order given; no two of them have the same reference at the same place
     */
    public List<IncomingGoodsResult> add(List<NewIncomingGoods> rows) {
        for (int tried = 1; ; tried++) {
            try {
                return transactions.run(tx -> IncomingGoodsIntake.add(tx, rows, now()));
            } catch (CallerFault atTheSameTime) {
                // Somebody sends the same rows: from the next look on they are known.
                if (tried == TRIES || !atTheSameTime.is(CallerFault.Why.CONFLICT)) {
                    throw atTheSameTime;
                }
            }
        }
    }

    public Optional<IncomingGoodsLine> find(long id) {
        return jdbi.withHandle(handle -> IncomingGoodsStore.find(handle, id));
    }

    public List<IncomingGoodsLine> list(IncomingGoodsFilter filter, ListWindow window) {
        return jdbi.withHandle(handle -> IncomingGoodsStore.list(handle, filter, window));
    }

    /** What is still to come to these places; those to which nothing is to come are absent. */
    public Map<StockPlace, IncomingQuantity> quantities(Collection<StockPlace> places) {
        return jdbi.withHandle(handle -> IncomingQuantities.of(handle, places));
    }

    /**
     * Changes what is expected. A quantity above what has come opens the line again.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN: there is no such line
     * @throws CallerFault STALE: its version is another
     * @throws CallerFault CONFLICT: it is cancelled
     * @throws CallerFault INVALID: more has come than is to be expected, or a text is too long
     * @throws CallerFault CONFLICT: another line of the place has the reference
     */
    public IncomingGoodsLine change(long id, IncomingGoodsChange change, Long expectedVersion) {
        return become(id, expectedVersion, line -> {
            if (change.isNothing()) {
                return line;
            }
            requireNotCancelled(line, "be changed");
            long quantity = change.quantity() == null ? line.quantity() : change.quantity();
            IncomingGoodsIntake.quantity(quantity, Math.max(1, line.received()));
            IncomingGoodsLine after = line.with(
                    quantity,
                    line.received(),
                    change.expectedOn() == null
                            ? line.expectedOn()
                            : change.expectedOn().value(),
                    change.reference() == null
                            ? line.reference()
                            : change.reference().value(),
                    change.note() == null ? line.note() : change.note().value());
            IncomingGoodsIntake.check(after);
            return after;
        });
    }

    /**
     * What has not come is expected no more; what has come stays in the stock. Cancelled again, nothing happens.
     *
     * @throws CallerFault CONFLICT: all of it has come
     */
    public IncomingGoodsLine cancel(long id, Long expectedVersion) {
        return become(id, expectedVersion, line -> switch (line.state()) {
            case OPEN -> line.cancelled();
            case CANCELLED -> line;
            case RECEIVED ->
                throw CallerFault.conflict(
                        "incoming-state",
                        "Incoming goods " + id
                                + ": expected some that are still to come, found all " + line.quantity()
                                + " received. Book goods that left by a stock movement.");
        });
    }

    private IncomingGoodsLine become(long id, Long expectedVersion, UnaryOperator<IncomingGoodsLine> change) {
        return transactions.run(tx -> {
            IncomingGoodsLine line = require(tx, id, expectedVersion);
            IncomingGoodsLine after = change.apply(line);
            if (after.equals(line)) {
                return line;
            }
            Instant now = now();
            LevelStore.noteIncoming(tx, new TreeSet<>(List.of(line.place())), now);
            return IncomingGoodsStore.write(tx, after, now);
        });
    }

    /**
     * Goods have arrived: one movement of the stock, and who waits for them gets them.
     *
     * @param quantity at most what is still to come; null: all of that
     * @param reference the arrival's own name, or null: told again, nothing happens
     * @throws CallerFault UNKNOWN: there is no such line, or its product is gone
     * @throws CallerFault STALE: its version is another
     * @throws CallerFault CONFLICT: it is cancelled, or less is still to come
     * @throws CallerFault CONFLICT: the reference was told before for another quantity
     */
    public IncomingGoodsLine receive(long id, Long quantity, String reference, Long expectedVersion) {
        return transactions.run(tx -> {
            IncomingGoodsLine line = require(tx, id, expectedVersion);
            String named = reference == null ? null : "incoming:" + id + "/" + reference;
            Optional<StockMovement> told = named == null ? Optional.empty() : StockMovementStore.find(tx, named);
            if (told.isPresent()) {
                if (quantity != null && told.get().delta() != quantity) {
                    throw StockFaults.referenceTaken(reference);
                }
                return line;
            }
            if (quantity == null && line.state() == IncomingGoodsState.RECEIVED) {
                return line;
            }
            return book(tx, line, quantity, named);
        });
    }

    private IncomingGoodsLine book(Handle tx, IncomingGoodsLine line, Long quantity, String named) {
        requireNotCancelled(line, "be received");
        long arrived = quantity == null ? line.open() : quantity;
        if (arrived > line.open()) {
            throw CallerFault.conflict(
                    "incoming-state",
                    "Incoming goods " + line.id() + ": expected at most " + line.open()
                            + ", which are still to come, found " + arrived
                            + ". When more arrived than was expected, change the quantity of the line first.");
        }
        LevelStore.requireProduct(tx, line.productId());
        long received = line.received() + arrived;
        receipts.book(
                tx,
                List.of(new StockReceipt(
                        line.warehouseId(),
                        line.productId(),
                        arrived,
                        RECEIVED,
                        named == null ? "incoming:" + line.id() + ":" + received : named)));
        return IncomingGoodsStore.write(
                tx, line.with(line.quantity(), received, line.expectedOn(), line.reference(), line.note()), now());
    }

    private static void requireNotCancelled(IncomingGoodsLine line, String what) {
        if (line.state() == IncomingGoodsState.CANCELLED) {
            throw CallerFault.conflict(
                    "incoming-state",
                    "Incoming goods " + line.id() + " are cancelled and cannot " + what
                            + ". Add them to the list again.");
        }
    }

    private static IncomingGoodsLine require(Handle tx, long id, Long expectedVersion) {
        IncomingGoodsLine line = IncomingGoodsStore.lock(tx, id)
                .orElseThrow(() -> CallerFault.unknown("line " + id + " of incoming goods"));
        if (expectedVersion != null && line.version() != expectedVersion) {
            throw CallerFault.stale("Incoming goods " + id, expectedVersion);
        }
        return line;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
