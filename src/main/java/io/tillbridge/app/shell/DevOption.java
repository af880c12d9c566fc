package io.tillbridge.app.shell;

import java.util.Map;
import picocli.CommandLine.Option;

/** The option of people who write flows. */
final class DevOption {
    @Option(names = "--dev", description = "Write a line for each exchange of a route, without the data of messages.")
    private boolean dev;

    /** Keys that it sets. */
    Map<String, String> keys() {
        return dev ? Map.of("routes.show-exchanges", "true") : Map.of();
    }
}
