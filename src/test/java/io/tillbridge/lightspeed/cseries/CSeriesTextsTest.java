package io.tillbridge.lightspeed.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.IntakeResult;
import io.tillbridge.order.OrderIntake;
import io.tillbridge.order.OrderRules;
import io.tillbridge.order.Orders;
import io.tillbridge.order.ShortOrders;
import io.tillbridge.order.WorkingDays;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.product.listing.ListingWalk;
import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.stock.Reservations;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks every text and number of every record of the case folders: whatever stands there is stored. */
class CSeriesTextsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Object> ODD = List.of(
            "x".repeat(70_000),
            "é".repeat(33_000),
            "x" + "😀".repeat(300),
            "\u0000\u0007\u001B\u007F\u0085 a",
            "half \uD83D of one, \uDE00 the other",
            "9".repeat(39),
            "-99999999999999999999.99999",
            "0001-01-01T00:00:00Z");

    @AutoClose
    private final Database database = TestDatabase.fresh();

    private final Clock clock = Clock.systemUTC();
    private final Reservations reservations = new Reservations(database, clock);
    private final OrderIntake intake = new OrderIntake(database, clock, new LineMatch(), reservations);
    private final Orders orders = new Orders(database, clock, new LineMatch(), reservations);
    private final ListingWalk walk = new ListingWalk(database, clock);
    private final OrderRules rules = ShortOrders.rules(
            true,
            true,
            Duration.ofHours(24),
            LocalTime.NOON,
            ZoneOffset.UTC,
            WorkingDays.mondayToFriday(),
            List.of(),
            MatchBy.EAN_AND_SKU,
            SkuField.ARTICLE_CODE);
    private long shop;

    @BeforeEach
    void open() {
        shop = database.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO connection (kind, name, settings, created_at, updated_at)
                        VALUES ('cseries', 'Shop', '{}', NOW(6), NOW(6))""")
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void noTextOfAnyRecordStopsIt() throws Exception {
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int tried = 0;
        for (Path folder : folders()) {
            String kind = folder.getFileName().toString().replaceAll("^[0-9]+-([a-z]+).*", "$1");
            Object given = JSON.readValue(folder.resolve("given.json").toFile(), Object.class);
            List<List<Object>> leaves = new ArrayList<>();
            leaves(given, List.of(), leaves);
            for (List<Object> leaf : leaves) {
                if (!seen.add(kind + leaf)) {
                    continue;
                }
                for (Object odd : ODD) {
                    tried++;
                    try {
                        store(kind, (Map<?, ?>) with(given, leaf, odd));
                    } catch (BadDataFailure aRecordWithoutIdOrTime) {
                        assertThat(leaf.get(leaf.size() - 1)).isIn("id", "createdAt", "updatedAt");
                    } catch (RuntimeException e) {
                        String value = odd.toString();
                        faults.add(folder.getFileName() + " " + leaf + " = "
                                + value.substring(0, Math.min(20, value.length())) + ": " + e);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(tried).isGreaterThan(500);
    }

    private void store(String kind, Map<?, ?> json) {
        switch (kind) {
            case "order" -> {
                IncomingOrder order = new CSeriesOrders().order(json, shop);
                database.jdbi().useHandle(handle -> handle.execute("DELETE FROM customer_order"));
                IntakeResult first = intake.take(order, rules);
                IntakeResult again = intake.take(order, rules);
                if (first.orderId() != null) {
                    assertThat(again.outcome()).isIn(IntakeResult.Outcome.UNCHANGED, IntakeResult.Outcome.NOT_READY);
                    assertThat(orders.details(first.orderId())).isPresent();
                }
            }
            case "listed" -> new CSeriesOrders().listed(json);
            case "variant" -> walk.variants(shop, List.of(new CSeriesProducts().variant(json)));
            case "product" -> {
                walk.products(shop, List.of(new CSeriesProducts().product(json)));
                new CSeriesProducts().brand(json);
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private static void leaves(Object json, List<Object> path, List<List<Object>> leaves) {
        if (json instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> leaves(inner, longer(path, name), leaves));
        } else if (json instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                leaves(list.get(i), longer(path, i), leaves);
            }
        } else {
            leaves.add(path);
        }
    }

    private static List<Object> longer(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static Object with(Object json, List<Object> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        Object step = path.get(0);
        List<Object> rest = path.subList(1, path.size());
        if (json instanceof Map<?, ?> map) {
            Map<Object, Object> changed = new LinkedHashMap<>(map);
            changed.put(step, with(map.get(step), rest, value));
            return changed;
        }
        List<Object> changed = new ArrayList<>((List<?>) json);
        changed.set((Integer) step, with(changed.get((Integer) step), rest, value));
        return changed;
    }

    private static List<Path> folders() throws Exception {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/cases/cseries"))) {
            return folders.sorted().toList();
        }
    }
}
