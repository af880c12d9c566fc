package io.tillbridge.routing;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the site adds to the ground below {@code routes/custom/}.
 *
 * @param components schemes that {@code routes.components} allows besides those of the palette
 * @param files the folder that {@code file} stays in
 * @param keys reads a text of {@code custom/keys.yaml}
 * @param missing why the component of a scheme cannot be used: what is not on the class path; empty when nothing is
 */
public record CustomGround(
        Set<String> components,
        Path files,
        Function<String, OwnKeys> keys,
        Function<String, Optional<String>> missing) {

    /** No further components and no keys. */
    public static final CustomGround PLAIN =
            new CustomGround(Set.of(), Path.of("route-files"), text -> OwnKeys.NONE, scheme -> Optional.empty());

    public CustomGround {
        components = Set.copyOf(components);
    }
}
