package io.tillbridge.api.contract;

import io.tillbridge.access.Permission;
import java.util.Optional;

/** What an operation asks of its caller, as {@code x-permission} says it. */
public sealed interface AccessRequirement {
    /** A permission. */
    record Right(Permission permission) implements AccessRequirement {}

    /** Any caller the hub knows. */
    record SignedIn() implements AccessRequirement {}

    /** Nothing: this is one of the few doors by which somebody comes in. */
    record Nothing() implements AccessRequirement {}

    /** As {@code x-permission} says it. */
    default String word() {
        if (this instanceof Right right) {
            return right.permission().text();
        }
        return this instanceof SignedIn ? "signed-in" : "anyone";
    }

    /** Empty when it is none of our words. */
    static Optional<AccessRequirement> of(String word) {
        if (word.equals("anyone")) {
            return Optional.of(new Nothing());
        }
        if (word.equals("signed-in")) {
            return Optional.of(new SignedIn());
        }
        return Permission.named(word).map(Right::new);
    }
}
