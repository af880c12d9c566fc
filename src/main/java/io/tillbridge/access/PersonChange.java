package io.tillbridge.access;

/**
 * What is to be another with a person; null leaves it as it is.
 *
 * @param name 1 to 255 characters
 */
public record PersonChange(String name, Role role, Boolean enabled) {
    Person of(Person before) {
        return new Person(
                before.id(),
                before.email(),
                name == null ? before.name() : PersonName.of("name", name),
                role == null ? before.role() : role,
                enabled == null ? before.enabled() : enabled,
                before.version(),
                before.createdAt(),
                before.updatedAt(),
                before.lastSeenAt());
    }
}
