package io.tillbridge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tillbridge.flow.orders.OrderPollSteps;
import io.tillbridge.flow.sales.SalePollSteps;
import io.tillbridge.flow.shipments.ShipmentPushSteps;
import io.tillbridge.flow.stock.InventoryPushSteps;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever kind of failure passes, and whatever its cause is: the shipped handling tries again. */
class PassingFailuresTest {
    private static final int RETRIES = 2;
    private static final String ROUTE =
            """
            - route:
                id: %1$s
                routeConfigurationId: %2$s
                from:
                  uri: direct:%1$s
                  steps:
                    - bean:
                        ref: broken
            """;

    private final AtomicInteger tries = new AtomicInteger();

    /** Binds as the step that fails. */
    public static final class Broken {
        private final AtomicInteger tries;
        private final RuntimeException thrown;

        Broken(AtomicInteger tries, RuntimeException thrown) {
            this.tries = tries;
            this.thrown = thrown;
        }

        public void call() {
            tries.incrementAndGet();
            throw thrown;
        }
    }

    /** Binds as {@code failures}. */
    public static final class Keeper {
        public void keep(Exchange exchange) {
            exchange.setProperty("kept", true);
        }
    }

    @Test
    void everyFailureThatPassesIsTriedAgainWhateverItsCause() throws Exception {
        for (RuntimeException failure : failures()) {
            assertThat(triesOf("failures", failure))
                    .as("%s", described(failure))
                    .isEqualTo(1 + RETRIES);
            assertThat(triesOf("failures-item", failure))
                    .as("%s of an item", described(failure))
                    .isEqualTo(1 + RETRIES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inventory-push-bulk-failures",
                "inventory-push-one-failures",
                "order-poll-failures",
                "shipment-push-failures"
            })
    void whatAShopFailsWithInPassingIsTriedAgainThenTheOthersGoOn(String handling) throws Exception {
        for (Throwable cause : causes()) {
            assertThat(triesOf(handling, new PassingFailure("away", cause)))
                    .as("%s", cause)
                    .isEqualTo(1 + RETRIES);
            assertThat(triesOf(handling, new BadDataFailure("bad", cause)))
                    .as("%s", cause)
                    .isOne();
        }
        assertThat(triesOf(handling, new BudgetSpent("none left", Instant.EPOCH)))
                .isOne();
        assertThat(triesOf(handling, new RunCancelled("cancelled"))).isOne();
    }

    @Test
    void whatLastsIsNotTriedAgain() throws Exception {
        for (Throwable cause : causes()) {
            assertThat(triesOf("failures", new RefusedFailure("no", cause))).isOne();
            assertThat(triesOf("failures", new BadDataFailure("bad", cause))).isOne();
            assertThat(triesOf("failures", new IllegalStateException(cause))).isOne();
        }
    }

    private static List<RuntimeException> failures() throws Exception {
        List<RuntimeException> failures = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.tillbridge")) {
            if (type.isAssignableTo(PassingFailure.class) && !type.isEquivalentTo(BudgetSpent.class)) {
                Class<?> failure = type.reflect();
                for (Constructor<?> constructor : failure.getDeclaredConstructors()) {
                    constructor.setAccessible(true);
                    if (List.of(constructor.getParameterTypes()).equals(List.of(String.class, Throwable.class))) {
                        for (Throwable cause : causes()) {
                            failures.add((RuntimeException) constructor.newInstance("away", cause));
                        }
                    }
                }
            }
        }
        assertThat(failures).hasSizeGreaterThan(causes().size());
        return failures;
    }

    private static List<Throwable> causes() {
        return List.of(
                new Exception("plain"),
                new IOException("io"),
                new com.jcraft.jsch.JSchException("session", new ConnectException("Connection refused")),
                new RuntimeException(new SocketTimeoutException()));
    }

    private int triesOf(String handling, RuntimeException thrown) throws Exception {
        tries.set(0);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.setAllowUseOriginalMessage(true);
            camel.getRegistry().bind("failures", new Keeper());
            camel.getRegistry().bind("broken", new Broken(tries, thrown));
            camel.getPropertiesComponent().addOverrideProperty("failures.retries", Integer.toString(RETRIES));
            camel.getPropertiesComponent().addOverrideProperty("failures.pause", "1");
            var loader = PluginHelper.getRoutesLoader(camel);
            loader.loadRoutes(ResourceHelper.fromString(
                    "failures.camel.yaml", Files.readString(Path.of("routes/shared/failures.camel.yaml"))));
            shopFailures(camel, loader);
            loader.loadRoutes(ResourceHelper.fromString("flow.camel.yaml", ROUTE.formatted("flow", handling)));
            camel.start();
            if (handling.equals("failures")) {
                assertThatThrownBy(() -> camel.createProducerTemplate().sendBody("direct:flow", "x"))
                        .isInstanceOf(CamelExecutionException.class);
            } else {
                camel.createProducerTemplate().send("direct:flow", exchange -> {
                    exchange.setVariable("poll", "a poll");
                    exchange.setVariable("push", Map.of("failedInARow", 1));
                    exchange.setVariable("round", Map.of("failedInARow", 1));
                });
            }
        }
        return tries.get();
    }

    /** The files of the shop flows that hold configurations, with steps that do nothing. */
    private static void shopFailures(DefaultCamelContext camel, RoutesLoader loader) throws Exception {
        Stream.of(InventoryPushSteps.NAMES, OrderPollSteps.NAMES, SalePollSteps.NAMES, ShipmentPushSteps.NAMES)
                .flatMap(Collection::stream)
                .forEach(name -> camel.getRegistry().bind(name, (Processor) exchange -> {}));
        for (String file :
                List.of("inventory-push-bulk-failures", "inventory-push-failures", "shipment-push-failures")) {
            loader.loadRoutes(ResourceHelper.fromString(
                    file + ".camel.yaml", Files.readString(Path.of("routes/cseries/" + file + ".camel.yaml"))));
        }
        String one = Files.readString(Path.of("routes/cseries/order-poll-one.camel.yaml"));
        loader.loadRoutes(ResourceHelper.fromString(
                "order-poll-one-failures.camel.yaml", one.substring(0, one.indexOf("- route:\n"))));
        loader.loadRoutes(ResourceHelper.fromString(
                "sale-poll-failures.camel.yaml",
                Files.readString(Path.of("routes/rseries/sale-poll-failures.camel.yaml"))));
    }

    private static String described(RuntimeException failure) {
        return failure.getClass().getSimpleName() + " for " + failure.getCause();
    }
}
