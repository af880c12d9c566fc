package io.tillbridge.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The application that the sample route files of the tests lean on. */
final class Sample {
    static final Path GOOD = Path.of("src/test/resources/routes-good");
    static final Path BAD = Path.of("src/test/resources/routes-bad");

    private Sample() {}

    public interface Sorter {
        String kind(Object body);

        void sort(Object body, Object run);
    }

    public interface Keeper {
        void keep(Object body);
    }

    /** A step with an end of its own, as the application's steps are. */
    static final class Weigh implements Processor {
        @Override
        public void process(Exchange exchange) {
            throw new IllegalStateException("A check of route files runs no step");
        }
    }

    static LintContext surroundings() {
        Map<String, Class<?>> beans = Map.of(
                "sorter",
                Sorter.class,
                "keeper",
                Keeper.class,
                "weigh",
                Weigh.class,
                "dataSource",
                DataSource.class);
        Map<String, String> keys = Map.of(
                "clock.cron", "0 0 0 * * ?",
                "clock.enabled", "false",
                "clock.queue", "seda:work",
                "clock.time-zone", "America/New_York",
                "clock.workers", "2",
                "failures.pause", "100",
                "failures.retries", "1",
                "secret:orders", "");
        return new LintContext(beans, keys, Set.of("api-call"), Map.of("worker", "the flow of the job sort"));
    }

    static Map<String, String> good() throws IOException {
        return new RouteFolder(GOOD).read();
    }
}
