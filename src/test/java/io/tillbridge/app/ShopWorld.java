package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One {@link ShopHub} for all tests of a class; after each of them its books of stock and orders must add up. */
final class ShopWorld implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final Map<String, String> keys;
    private Path folder;
    private ShopHub world;

    ShopWorld() {
        this(Map.of());
    }

    /** @param keys of the hub's configuration, beside those of {@link ShopHub} */
    ShopWorld(Map<String, String> keys) {
        this.keys = keys;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("shop-world");
        world = ShopHub.start(folder, keys);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(world.faults()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (world != null) {
            world.close();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    /** Another shop without limits that serves one warehouse of its own. */
    OneShop shop(Map<String, Object> settings) {
        return world.shop(settings);
    }

    OneShop shop(Map<String, Object> settings, RateLimits limits) {
        return world.shop(settings, limits);
    }

    /** Another shop nobody has connected yet. */
    DoubleShop stranger() {
        return world.stranger();
    }

    Hub hub() {
        return world.hub;
    }

    SandboxShop api() {
        return world.api;
    }

    ShopTime time() {
        return world.time;
    }

    Jdbi jdbi() {
        return world.jdbi();
    }
}
