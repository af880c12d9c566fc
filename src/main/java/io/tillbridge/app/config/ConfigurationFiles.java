package io.tillbridge.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the two pages that list every key; run it after a change of the {@link ConfigurationKeys}. */
public final class ConfigurationFiles {
    static final Path PROPERTIES = Path.of("config", "application.properties");
    static final Path PAGE = Path.of("docs", "configuration.md");

    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("http", "The API"),
            Map.entry("management", "Health and metrics"),
            Map.entry("data", "The hub's folder"),
            Map.entry("database", "The database"),
            Map.entry("master-key", "Secrets at rest"),
            Map.entry("access", "Who may call"),
            Map.entry("schedule", "Clocks"),
            Map.entry("jobs", "Jobs"),
            Map.entry("failures", "Passing faults"),
            Map.entry("routes", "Route files"),
            Map.entry("catalog", "Catalog files"),
            Map.entry("storage", "Kept files"),
            Map.entry("vendor", "Vendors' servers"),
            Map.entry("cseries", "C-Series shops"),
            Map.entry("rseries", "R-Series accounts"),
            Map.entry("orders", "Orders"),
            Map.entry("checkout", "Checkout options"),
            Map.entry("postnl", "PostNL"),
            Map.entry("connections", "What connections may reach"),
            Map.entry("log", "Logs"),
            Map.entry("retention", "What is kept how long"),
            Map.entry("sandbox", "Sandbox"),
            Map.entry("mail", "Letters"));

    private ConfigurationFiles() {}

    /** @param arguments the folder of the project; the current one when none is given */
    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments.length == 0 ? "" : arguments[0]);
        Files.writeString(project.resolve(PROPERTIES), properties());
        Files.writeString(project.resolve(PAGE), page());
    }

    static String properties() {
        StringBuilder text = new StringBuilder(
                """
                # Every key of the hub with its default. Stronger than this file, in this order: a further file
                # (--config), environment variables (TILLBRIDGE_HTTP_PORT for http.port), -Dhttp.port=….
                # Relative paths start in the folder of the hub. docs/configuration.md tells the same as a page.
                """);
        String namespace = "";
        for (ConfigurationKey key : ConfigurationKeys.keys()) {
            if (!key.namespace().equals(namespace)) {
                namespace = key.namespace();
                text.append("\n# --- ").append(HEADINGS.get(namespace)).append('\n');
            }
            text.append("# ").append(key.sentence()).append('\n');
            text.append((key.name() + " = " + key.standard()).strip()).append('\n');
        }
        return text.toString();
    }

    static String page() {
        StringBuilder text = new StringBuilder(
                """
                # Configuration

                Written from the catalogue of keys (`io.tillbridge.app.config.ConfigurationKeys`) by `ConfigurationFiles`; do not edit by hand.

                Each key stands with its default in `config/application.properties`. Stronger than that file, in this order:
                a further file (`--config FILE`; `./tillbridge sandbox` takes `config/sandbox.properties`), an environment
                variable (`TILLBRIDGE_` and the name in capitals, points and dashes as underscores: `TILLBRIDGE_HTTP_PORT`), and
                `-Dhttp.port=…` on the command line. An unknown key, a wrong value or a missing file stops the start; all faults
                are told at once. The values in force are printed at start, secrets masked, and by `./tillbridge configuration show`.
                Relative paths start in the hub's folder. Keys of your own, `custom.…`, are declared in files of keys below `routes/custom/`:
                [routes.md](routes.md).

                Types: a *duration* is a number with `ms`, `s`, `m`, `h` or `d`; a *size* a number of bytes, or one with `KiB`,
                `MiB`, `GiB` or `TiB`; a *cron* has Quartz's six or seven fields; a *flag* is `true` or `false`.
                """);
        String namespace = "";
        for (ConfigurationKey key : ConfigurationKeys.keys()) {
            if (!key.namespace().equals(namespace)) {
                namespace = key.namespace();
                text.append("\n## ").append(HEADINGS.get(namespace)).append("\n\n");
                text.append("| key | type | default | what it does |\n| --- | --- | --- | --- |\n");
            }
            text.append("| `")
                    .append(key.name())
                    .append("` | ")
                    .append(key.secret() ? "secret" : key.type().name());
            text.append(" | ").append(key.standard().isEmpty() ? "" : "`" + key.standard() + "`");
            text.append(" | ").append(key.sentence().replace("|", "\\|")).append(" |\n");
        }
        return text.toString();
    }
}
