package io.tillbridge.routing.editing;

import io.tillbridge.routing.RunningRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The route files as this release ships them; the build puts them into the jar. */
public final class ShippedRouteTexts {
    private static final String PLACE = "/shipped-routes/";

    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    /** The text of a file; empty when the release has none of that path. */
    public Optional<String> of(String file) {
        return RunningRoutes.allowed(file) ? known.computeIfAbsent(file, ShippedRouteTexts::read) : Optional.empty();
    }

    private static Optional<String> read(String file) {
        try (InputStream in = ShippedRouteTexts.class.getResourceAsStream(PLACE + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The shipped text of " + file + " cannot be read", e);
        }
    }
}
