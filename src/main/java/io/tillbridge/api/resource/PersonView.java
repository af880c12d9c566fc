package io.tillbridge.api.resource;

import io.tillbridge.access.Person;
import io.tillbridge.api.contract.ApiResponse;
import java.time.Instant;
import java.util.Map;

/** A person as the API tells it. */
record PersonView(
        String id,
        String email,
        String name,
        String role,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt,
        Instant lastSeenAt) {

    static PersonView of(Person person) {
        return new PersonView(
                Long.toString(person.id()),
                person.email(),
                person.name(),
                person.role().text(),
                person.enabled(),
                person.createdAt(),
                person.updatedAt(),
                person.lastSeenAt());
    }

    static ApiResponse.Body answer(int status, Person person) {
        return new ApiResponse.Body(status, of(person), Map.of("ETag", "\"" + person.version() + "\""));
    }
}
