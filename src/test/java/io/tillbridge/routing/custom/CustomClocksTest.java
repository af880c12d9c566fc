package io.tillbridge.routing.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;

class CustomClocksTest {
    /** A reload that is slower than the hub's end adds the clocks when nobody stops components any more. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noClockGoesOnAfterItsHub(boolean late) throws Exception {
        Set<String> before = running();
        DefaultCamelContext context = new DefaultCamelContext();
        context.start();
        if (!late) {
            CustomClocks.add(context);
            assertThat(running()).hasSize(before.size() + 1);
        }

        context.stop();
        if (late) {
            CustomClocks.add(context);
        }

        assertThat(running()).isEqualTo(before);
    }

    private static Set<String> running() throws SchedulerException {
        return SchedulerRepository.getInstance().lookupAll().stream()
                .filter(CustomClocksTest::isUp)
                .map(CustomClocksTest::name)
                .collect(Collectors.toSet());
    }

    private static boolean isUp(Scheduler scheduler) {
        try {
            return !scheduler.isShutdown();
        } catch (SchedulerException e) {
            return false;
        }
    }

    private static String name(Scheduler scheduler) {
        try {
            return scheduler.getSchedulerName();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }
}
