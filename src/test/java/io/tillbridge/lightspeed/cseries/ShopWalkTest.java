package io.tillbridge.lightspeed.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopArticle;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.sandbox.cseries.ShopSetup;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kamelets against the sandbox's shop with its quirks. */
class ShopWalkTest {
    private final SandboxShop sandbox = SandboxShop.start(Clock.systemUTC());
    private final DoubleShop shop =
            sandbox.add(ShopSetup.of(ShopRoutes.KEY, ShopRoutes.SECRET).withLimits(RateLimits.NONE));
    private final ShopRoutes routes = new ShopRoutes(sandbox.baseUrl(), ShopRoutes.quick());
    private final ShopTarget target = ShopRoutes.target(sandbox.baseUrl());

    @BeforeEach
    void fill() {
        IntStream.range(0, 130).forEach(i -> shop.catalog().add(ShopArticle.of("S" + i, "", "Article " + i, "1.00")));
        routes.use("walk", "cseries-pages", Map.of("resource", "variants", "query", "limit=50"));
        routes.use("read", "cseries-call", Map.of("path", "shop"));
    }

    @AfterEach
    void stop() {
        routes.close();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyVariantIsFoundWhateverTheOrderOfTheListAndTheFaultsOnTheWay(boolean newestFirst) {
        shop.quirks().newestFirst(newestFirst).heaviestLimit(25);
        shop.faults()
                .nth(2, "GET variants", ShopFault.status(503))
                .nth(4, "GET variants", ShopFault.cutOff())
                .nth(5, "GET variants", ShopFault.halfJson());

        Iterator<?> items = routes.send("walk", target, null).getMessage().getBody(Iterator.class);
        Set<Long> found = new TreeSet<>();
        items.forEachRemaining(item -> found.add(ShopJson.of(item).whole("id")));

        assertThat(found).isEqualTo(new TreeSet<>(shop.catalog().variantIds()));
        assertThat(shop.faults().pending()).isZero();
    }

    @Test
    void noLogLineHoldsKeyOrSecret() {
        Lines lines = Lines.listen();
        shop.faults().next("GET shop", ShopFault.status(500)).next("GET shop", ShopFault.reset());

        IntStream.range(0, 3).forEach(i -> routes.send("read", target, null));
        shop.enabled(false);
        routes.send("read", target, null);
        lines.stop();

        assertThat(lines.text()).contains("GET shop").doesNotContain(ShopRoutes.KEY, ShopRoutes.SECRET);
        assertThat(lines.text()).doesNotContain(target.authorization().substring(6), "Basic ");
    }

    /** Everything that Camel and the hub tell, down to debug. */
    private static final class Lines extends AbstractAppender {
        private final StringBuilder text = new StringBuilder();
        private final LoggerContext context = LoggerContext.getContext(false);

        private Lines() {
            super("lines", null, PatternLayout.createDefaultLayout(), false, Property.EMPTY_ARRAY);
        }

        static Lines listen() {
            Lines lines = new Lines();
            lines.start();
            for (String name : Set.of("org.apache.camel", "io.tillbridge")) {
                lines.context.getLogger(name).addAppender(lines);
                lines.context.getLogger(name).setLevel(Level.DEBUG);
            }
            return lines;
        }

        @Override
        public synchronized void append(LogEvent event) {
            text.append(event.getMessage().getFormattedMessage()).append('\n');
            for (Throwable t = event.getThrown(); t != null; t = t.getCause()) {
                text.append(t).append('\n');
            }
        }

        void stopListening() {
            context.reconfigure();
        }

        synchronized String text() {
            return text.toString();
        }

        @Override
        public void stop() {
            stopListening();
            super.stop();
        }
    }
}
