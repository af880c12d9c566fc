package io.tillbridge.app.config;

import io.tillbridge.document.FileText;
import io.tillbridge.routing.KeysFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files below the routes folder that declare keys of the site. */
final class KeysFiles {
    /** More is refused where route files are checked. */
    private static final int LARGEST = 1 << 20;

    private static final int DEEPEST = 8;

    private final Path routes;

    private KeysFiles(Path routes) {
        this.routes = routes;
    }

    /** @param values of the hub's own keys; a wrong one is absent */
    static KeysFiles of(Path home, Map<String, Object> values) {
        Path routes = values.get("routes.dir") instanceof Path path ? path : Path.of("routes");
        return new KeysFiles(home.resolve(routes).normalize());
    }

    /** Where a site declares its own. */
    Path first() {
        return routes.resolve(KeysFile.PATH).normalize();
    }

    /** One that cannot be read declares none; what is wrong with one is told where the route files are checked. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Path file : files()) {
            try {
                texts.add(FileText.read(file, LARGEST));
            } catch (IOException e) {
                texts.add("");
            }
        }
        return texts;
    }

    private List<Path> files() {
        Path custom = first().getParent();
        if (!Files.isDirectory(custom)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(custom, DEEPEST)) {
            return all.filter(file ->
                            KeysFile.isOne(routes.relativize(file).toString().replace('\\', '/')))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
