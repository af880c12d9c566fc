package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** The shipped clocks, with sweeps that all throw. */
class ScheduleTest {
    private static final Set<String> ALL =
            Set.of("take-up", "offer", "forget", "leftovers", "access", "hooks", "variants", "loads");

    private final Set<String> reached = new ConcurrentSkipListSet<>();
    private final CountDownLatch left = new CountDownLatch(ALL.size());

    @Test
    void aSweepThatFailsHoldsUpNoOther() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.getRegistry().bind("runs", new Runs());
            context.getRegistry().bind("idempotentAnswers", new Sweep("forget"));
            context.getRegistry().bind("accessLeftovers", new Sweep("leftovers"));
            context.getRegistry().bind("accessSweep", new Sweep("access"));
            context.getRegistry().bind("orderHooks", new Hooks("hooks"));
            context.getRegistry().bind("variantHooks", new Hooks("variants"));
            context.getRegistry().bind("dataSource", DataSource.class, brokenDatabase());
            context.getPropertiesComponent().addOverrideProperty("schedule.enabled", "false");
            context.getPropertiesComponent().addOverrideProperty("schedule.waiting.period", "3600000");
            load(context, "shared/failures-clock.camel.yaml");
            load(context, "schedule/schedule-waiting.camel.yaml");
            load(context, "schedule/schedule-due.camel.yaml");

            context.start();

            assertThat(left.await(Until.STOP.toSeconds(), TimeUnit.SECONDS))
                    .as("reached: %s", reached)
                    .isTrue();
            assertThat(reached).isEqualTo(ALL);
        }
    }

    private static void load(DefaultCamelContext context, String path) throws Exception {
        String text = Files.readString(Path.of("routes").resolve(path));
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("file:" + path, text));
    }

    private void fail(String sweep) {
        if (reached.add(sweep)) {
            left.countDown();
        }
        throw new IllegalStateException(sweep + " is broken on purpose");
    }

    private DataSource brokenDatabase() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, values) -> {
                    if (method.getName().equals("getConnection")) {
                        if (reached.add("loads")) {
                            left.countDown();
                        }
                        throw new SQLException("broken on purpose");
                    }
                    return method.getName().equals("hashCode") ? 1 : null;
                });
    }

    public final class Runs {
        public void takeUpLeft() {
            fail("take-up");
        }

        public void due(String job, long connection) {
            fail("due");
        }

        public void offerWaiting() {
            fail("offer");
        }
    }

    public final class Hooks {
        private final String name;

        Hooks(String name) {
            this.name = name;
        }

        public void watch() {
            fail(name);
        }
    }

    public final class Sweep {
        private final String name;

        Sweep(String name) {
            this.name = name;
        }

        public void sweep() {
            fail(name);
        }
    }
}
