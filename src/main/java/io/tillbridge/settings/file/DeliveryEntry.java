package io.tillbridge.settings.file;

import io.tillbridge.checkout.DeliveryTable;
import io.tillbridge.checkout.DeliveryTableReading;
import io.tillbridge.checkout.DeliveryTables;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connection;
import io.tillbridge.document.Difference;
import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The member {@code deliveryOptions} of a web shop's entry: its delivery table. One that is absent stays as it is. */
final class DeliveryEntry {
    static final String MEMBER = "deliveryOptions";

    private final DeliveryTables tables;

    DeliveryEntry(DeliveryTables tables) {
        this.tables = tables;
    }

    /** Puts the table of a connection into its entry, when somebody has set one. */
    Map<String, Object> into(Map<String, Object> entry, Connection connection) {
        if (connection.kind().equals(CSeries.NAME) && connection.id() != 0) {
            DeliveryTables.Stored stored = tables.find(connection.id());
            if (stored.version() > 0) {
                entry.put(MEMBER, stored.table().toMap());
            }
        }
        return entry;
    }

    /** The table of an entry; empty when it has none. */
    static Optional<DeliveryTable> read(
            Map<String, Object> entry, String kind, String pointer, List<FieldFault> faults) {
        if (!entry.containsKey(MEMBER)) {
            return Optional.empty();
        }
        if (!CSeries.NAME.equals(kind)) {
            faults.add(new FieldFault(
                    pointer + "/" + MEMBER,
                    "not-allowed",
                    "must not stand at a connection of another kind than cseries, found "
                            + Fields.shown(String.valueOf(kind)) + "."));
            return Optional.empty();
        }
        return Optional.of(DeliveryTableReading.read(pointer + "/" + MEMBER, entry.get(MEMBER), faults));
    }

    /** Whether something else than the table differs. */
    static boolean changesMore(List<Difference.Member> members) {
        return members.stream().anyMatch(member -> !member.pointer().startsWith("/" + MEMBER));
    }

    void keep(Connection saved, DeliveryTable table) {
        tables.replace(saved.id(), table, null);
    }
}
