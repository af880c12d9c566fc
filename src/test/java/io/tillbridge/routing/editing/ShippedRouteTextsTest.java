package io.tillbridge.routing.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedRouteTextsTest {
    private static final Path ROUTES = Path.of("routes");

    @Test
    void everyFileOfTheReleaseIsInItsJar() throws IOException {
        ShippedRouteTexts shipped = new ShippedRouteTexts();
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROUTES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                String path = ROUTES.relativize(file).toString().replace('\\', '/');
                if (!shipped.of(path).equals(Optional.of(Files.readString(file)))) {
                    missing.add(path);
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(shipped.of("custom/custom-nobody.camel.yaml")).isEmpty();
        assertThat(shipped.of("../openapi.yaml")).isEmpty();
    }
}
