package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.flow.alerts.AlertSteps;
import io.tillbridge.flow.orders.OrderPollSteps;
import io.tillbridge.flow.prices.PricePushSteps;
import io.tillbridge.flow.products.ItemCreateSteps;
import io.tillbridge.flow.products.ProductSyncSteps;
import io.tillbridge.flow.products.RefusedItemSteps;
import io.tillbridge.flow.sales.SalePollSteps;
import io.tillbridge.flow.shipments.ShipmentPushSteps;
import io.tillbridge.flow.shops.TillShopsSteps;
import io.tillbridge.flow.stock.InventoryPushSteps;
import io.tillbridge.flow.stock.TillCountSteps;
import io.tillbridge.flow.stock.TillStockParts;
import io.tillbridge.flow.stock.TillStockSteps;
import io.tillbridge.flow.stock.VariantReadSteps;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts that all processors of the shop flows keep. */
class FlowStepsTest {
    /** A replay of one order or sale has no poll; a check of what is wrong has no message yet. */
    private static final Set<String> ALONE = Set.of(
            "pricePushCosts",
            "orderPollTake",
            "salePollTake",
            "alertsUpdate",
            "alertsDue",
            "alertsClaim",
            "refusedItemRead");

    private static final Database DATABASE = TestDatabase.fresh();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static Map<String, Processor> steps() {
        Map<String, Processor> steps = new HashMap<>();
        steps.putAll(new AlertSteps(null, null, null).byName());
        steps.putAll(
                new ProductSyncSteps(null, null, null, null, null, null, SteadyClock.of(Clock.systemUTC())).byName());
        steps.putAll(new ItemCreateSteps(null, null, null, null).byName());
        steps.putAll(new PricePushSteps(null, null, null).byName());
        steps.putAll(new RefusedItemSteps(null, null).byName());
        steps.putAll(new InventoryPushSteps(null, null, null, null, null).byName());
        steps.putAll(new OrderPollSteps(null).byName());
        steps.putAll(new SalePollSteps(null).byName());
        steps.putAll(new ShipmentPushSteps(null, null, null).byName());
        steps.putAll(new VariantReadSteps(null).byName());
        SteadyClock clock = SteadyClock.of(Clock.systemUTC());
        TillStockParts tills = new TillStockParts(DATABASE, null, null, null, null, clock);
        steps.putAll(new TillStockSteps(tills).byName());
        steps.putAll(new TillCountSteps(tills).byName());
        steps.putAll(new TillShopsSteps(null, null).byName());
        return steps;
    }

    static Stream<String> needy() {
        return steps().keySet().stream().filter(name -> !name.endsWith("Begin") && !ALONE.contains(name));
    }

    @Test
    void theNamesAreTheSteps() {
        assertThat(steps().keySet())
                .isEqualTo(Stream.of(
                                AlertSteps.NAMES,
                                ProductSyncSteps.NAMES,
                                ItemCreateSteps.NAMES,
                                PricePushSteps.NAMES,
                                RefusedItemSteps.NAMES,
                                InventoryPushSteps.NAMES,
                                OrderPollSteps.NAMES,
                                SalePollSteps.NAMES,
                                ShipmentPushSteps.NAMES,
                                VariantReadSteps.NAMES,
                                TillStockSteps.NAMES,
                                TillCountSteps.NAMES,
                                TillShopsSteps.NAMES)
                        .flatMap(Set::stream)
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("needy")
    void aStepThatAnEditHasPutBeforeItsBeginSaysWhichStepMustComeFirst(String name) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(1);
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("broken on purpose"));

            assertThatThrownBy(() -> steps().get(name).process(exchange))
                    .isInstanceOf(BadDataFailure.class)
                    .hasMessageContaining("needs the variable")
                    .hasMessageContaining("Put the step");
        }
    }
}
