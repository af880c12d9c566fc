package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.BYTES;
import static io.tillbridge.app.config.ValueType.FLAG;
import static io.tillbridge.app.config.ValueType.FOLDER;
import static io.tillbridge.app.config.ValueType.FOLDER_TO_READ;
import static io.tillbridge.app.config.ValueType.STORAGE_OR_BLANK;

import java.util.List;

/** The route files: where they are, what those of a site may use, and when changes count. */
final class RouteFileKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "routes.dir", FOLDER_TO_READ, "routes", "Folder of the route files (*.camel.yaml) and kamelets."),
            ConfigurationKey.of(
                    "routes.secrets",
                    FOLDER,
                    "config/secrets",
                    "Folder with a file for each secret that a route names as {{secret:<name of the file>}}."),
            ConfigurationKey.of(
                    "routes.components",
                    CustomComponents.TYPE,
                    "",
                    "Further Camel components, by scheme, that routes below custom/ may use; their jars are in lib/."),
            ConfigurationKey.of(
                    "routes.files",
                    STORAGE_OR_BLANK,
                    "",
                    "Folder that the component file of routes below custom/ stays in; blank: route-files below data.dir."),
            ConfigurationKey.of(
                    "routes.max-message-size",
                    BYTES,
                    "16MiB",
                    "Largest message that a route below custom/ reads from another system, counted after unpacking."),
            ConfigurationKey.of("routes.reload", FLAG, "false", "Whether the running hub reloads saved route files."),
            ConfigurationKey.of(
                    "routes.editing",
                    FLAG,
                    "false",
                    "Whether owners may change route files by the API and the console; saved files then go live at once."),
            ConfigurationKey.of(
                    "routes.show-exchanges",
                    FLAG,
                    "false",
                    "Whether each exchange of a route writes a line to the console; --dev of run and sandbox sets it."));

    private RouteFileKeys() {}
}
