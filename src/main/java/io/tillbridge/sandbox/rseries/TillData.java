package io.tillbridge.sandbox.rseries;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All records of an account, and its lock: whoever reads or writes them holds it. */
final class TillData {
    private final Map<TillEntity, TillTable> tables = new EnumMap<>(TillEntity.class);
    private final Clock clock;

    TillData(Clock clock) {
        this.clock = clock;
        for (TillEntity entity : TillEntity.values()) {
            tables.put(entity, new TillTable(entity));
        }
        List.of("completeTime", "updatetime", "timeStamp").forEach(table(TillEntity.SALE)::remember);
        List.of("Default", "MSRP", "Online")
                .forEach(name -> table(TillEntity.PRICE_LEVEL)
                        .add(TillRow.of(
                                "name", name, "type", "fixed", "Calculation", "", "archived", false, "canBeArchived",
                                false)));
        List.of("Item", "Labor")
                .forEach(name -> table(TillEntity.TAX_CLASS).add(TillRow.of("name", name, "timeStamp", now())));
        Map<String, String> payments = Map.of("Cash", "cash", "Credit Card", "credit card", "eCom", "ecom");
        List.of("Cash", "Credit Card", "eCom")
                .forEach(name -> table(TillEntity.PAYMENT_TYPE)
                        .add(TillRow.of(
                                "name",
                                name,
                                "type",
                                payments.get(name),
                                "internalReserved",
                                true,
                                "requireCustomer",
                                false,
                                "refundAsPaymentTypeID",
                                0)));
    }

    TillTable table(TillEntity entity) {
        return tables.get(entity);
    }

    /** By the clock, in whole seconds as the API has them. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    List<TillRow> where(TillEntity entity, String field, long value) {
        return table(entity).where(field, value);
    }
}
