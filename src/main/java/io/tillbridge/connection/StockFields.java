package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/** Settings that say where the stock of a connection comes from. */
final class StockFields {
    private static final int MOST_BUFFER = 1_000_000;
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private StockFields() {}

    /** Those of the member {@code warehouses}, in the order given. */
    static List<Long> warehouses(Fields fields) {
        return fields.texts("warehouses", id -> ID.matcher(id).matches(), "the id of a warehouse in digits").stream()
                .map(Long::valueOf)
                .toList();
    }

    /** Pieces that are kept back; 0 when there is no such member. */
    static int buffer(Fields fields) {
        return fields.whole("stockBuffer", 0, 0, MOST_BUFFER);
    }

    /** Adds a fault for each that is not there. */
    static void check(String pointer, List<Long> ids, LongPredicate known, List<FieldFault> faults) {
        for (int i = 0; i < ids.size(); i++) {
            checkOne(pointer + "/" + i, ids.get(i), known, faults);
        }
    }

    static void checkOne(String pointer, long id, LongPredicate known, List<FieldFault> faults) {
        if (!known.test(id)) {
            faults.add(new FieldFault(
                    pointer,
                    "unknown",
                    "must be the id of a warehouse; there is no warehouse " + id
                            + ". Make it first, or name another."));
        }
    }
}
