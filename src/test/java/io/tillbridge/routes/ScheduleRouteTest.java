package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleRouteTest extends RouteTest {
    ScheduleRouteTest() {
        super(
                "schedule/schedule.camel.yaml",
                "schedule/schedule-due.camel.yaml",
                "schedule/schedule-order-poll.camel.yaml",
                "schedule/schedule-shipments.camel.yaml",
                "schedule/schedule-waiting.camel.yaml",
                "schedule/schedule-product-sync.camel.yaml",
                "schedule/schedule-retention.camel.yaml",
                "schedule/schedule-custom.camel.yaml",
                "schedule/schedule-stock-watch.camel.yaml",
                "schedule/schedule-hook-farewell.camel.yaml",
                "schedule/schedule-checkout-sync.camel.yaml",
                "schedule/schedule-feeds.camel.yaml");
    }

    private final List<String> queued = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "schedule, v_due_catalog_pull, catalog-pull",
        "schedule-orders, v_due_order_poll, order-poll",
        "schedule-stock, v_due_inventory_push, inventory-push",
        "schedule-shipments, v_due_shipment_push, shipment-push",
        "schedule-loads, v_due_catalog_load, catalog-load",
        "schedule-checkout-sync, v_due_checkout_sync, checkout-sync",
        "schedule-feeds, v_due_feed_publish, feed-publish"
    })
    void eachConnectionThatIsDueGetsARun(String clock, String view, String job) {
        bean("runs", new Queue());
        edge("schedule-due.select").whenAnyExchangeReceived(answer(List.of(Map.of("id", 3L), Map.of("id", 4L))));

        send(clock, null);

        assertThat(queued).containsExactly(job + " of 3", job + " of 4");
        assertThat(edge("schedule-due.select").getExchanges()).singleElement().satisfies(one -> assertThat(
                        one.getMessage().getBody(String.class))
                .endsWith(" " + view));
    }

    @Test
    void aDatabaseThatIsAwayIsForTheNextTick() {
        step("schedule-due.select", RouteFault.OWN.step());

        Exchange ended = send("schedule", null);

        assertThat(path()).containsExactly("schedule.pull-due", "schedule-due.select", "failures-clock.tell");
        assertThat(ended.getException()).isNull();
    }

    @Test
    void oneOfAPollersPartsThatFailsHoldsUpNoOther() {
        step("schedule-orders.due", RouteFault.OWN.step());

        send("schedule-order-poll", null);

        assertThat(path())
                .contains("schedule-order-poll.due", "schedule-order-poll.stock", "schedule-order-poll.untold")
                .contains("schedule-stock.due", "schedule-shipments.due");
    }

    @Test
    void whatWaitsIsOfferedAndWhatExpiredIsForgotten() {
        send("schedule-waiting", null);

        assertThat(path())
                .containsAll(ids("schedule-waiting", "take-up offer forget leftovers access hooks variants loads"));
    }

    @Test
    void oneThatFailsHoldsUpNoOther() {
        step("schedule-waiting.take-up", RouteFault.OWN.step());

        send("schedule-waiting", null);

        assertThat(path())
                .containsAll(ids("schedule-waiting", "take-up offer forget leftovers access hooks variants loads"));
    }

    @Test
    void theOtherClocksHandTheirWorkOn() {
        edge("schedule-checkout-removal.select").whenAnyExchangeReceived(answer(List.of(Map.of("id", 3L))));
        edge("schedule-hook-farewell.select").whenAnyExchangeReceived(answer(List.of(Map.of("id", 3L))));

        send("schedule-product-sync", null);
        send("schedule-retention", null);
        send("schedule-custom", null);
        send("schedule-stock-watch", null);
        send("schedule-hook-farewell", null);
        send("schedule-checkout-removal", null);

        assertThat(path())
                .containsExactly(
                        "schedule-product-sync.select",
                        "schedule-product-sync.due",
                        "schedule-retention.queue",
                        "schedule-custom.fire",
                        "schedule-stock-watch.tell",
                        "schedule-hook-farewell.select",
                        "schedule-hook-farewell.each",
                        "schedule-hook-farewell.take-away",
                        "schedule-checkout-removal.select",
                        "schedule-checkout-removal.each",
                        "schedule-checkout-removal.remove");
    }

    final class Queue {
        public void due(String job, long connection) {
            queued.add(job + " of " + connection);
        }
    }
}
