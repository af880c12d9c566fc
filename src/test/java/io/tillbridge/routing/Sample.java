package io.tillbridge.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The application that the sample route files of the tests lean on. */
final class Sample {
    static final Path GOOD = Path.of("src/test/resources/routes-good");
    static final Path BAD = Path.of("src/test/resources/routes-bad");

    private static final Set<String> TYPES = Set.of(
            "cron",
            "duration",
            "e-mail",
            "flag",
            "folder",
            "host",
            "list",
            "number",
            "port",
            "size",
            "text",
            "time-zone",
            "url");

    private Sample() {}

    public interface Sorter {
        String kind(Object body);

        void sort(Object body, Object run);
    }

    public interface Keeper {
        void keep(Object body);
    }

    public interface Hub {
        Object order(String id, Exchange exchange);

        Object cancelOrder(String id, Exchange exchange);
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
                "sorter", Sorter.class,
                "keeper", Keeper.class,
                "weigh", Weigh.class,
                "hub", Hub.class,
                "dataSource", DataSource.class);
        Map<String, String> keys = Map.of(
                "clock.cron", "0 0 0 * * ?",
                "clock.enabled", "false",
                "clock.queue", "seda:work",
                "clock.time-zone", "America/New_York",
                "clock.workers", "2",
                "failures.pause", "100",
                "failures.retries", "1",
                "secret:orders", "");
        CustomGround custom = new CustomGround(
                Set.of("parrot", "odd"),
                Path.of("target", "route-files"),
                Sample::declaredKeys,
                scheme -> scheme.equals("parrot") ? Optional.of("no jar with it in lib") : Optional.empty());
        return new LintContext(
                beans, keys, Set.of("api-call"), Map.of("worker", "the flow of the job sort"), Set.of(), custom, api());
    }

    private static ApiAccess api() {
        ApiAccess.Callable read = new ApiAccess.Callable("orders:read", Set.of("id"), Set.of("limit"), "");
        ApiAccess.Callable cancel = new ApiAccess.Callable("orders:write", Set.of("id"), Set.of(), "");
        ApiAccess.Callable reveal =
                new ApiAccess.Callable("access:write", Set.of("id"), Set.of(), "keys are for people");
        return new ApiAccess(
                Map.of("getOrder", read, "cancelOrder", cancel, "revealApiKey", reveal),
                Map.of("order", "getOrder", "cancelOrder", "cancelOrder"),
                Set.of("orders:read", "orders:write"));
    }

    /** What a site without components of its own adds: the keys that its file declares. */
    static CustomGround ground() {
        return new CustomGround(
                Set.of(), Path.of("target", "route-files"), Sample::declaredKeys, scheme -> Optional.empty());
    }

    /** Each key with its default. */
    static OwnKeys declaredKeys(String text) {
        KeysFile file = KeysFile.read(text, TYPES);
        Map<String, String> values = new HashMap<>();
        file.keys().forEach(key -> values.put(key.name(), key.standard()));
        return new OwnKeys(values, file.faults());
    }

    static Map<String, String> good() throws IOException {
        return new RouteFolder(GOOD).read();
    }
}
