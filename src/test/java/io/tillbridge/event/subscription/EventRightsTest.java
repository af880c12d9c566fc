package io.tillbridge.event.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.Permission;
import io.tillbridge.event.EventType;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventRightsTest {
    /** A new kind of subject needs its permission here. */
    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyTypeTakesThePermissionToReadItsSubject(EventType type) {
        Set<Permission> needed = EventRights.of(Set.of(type));

        assertThat(needed).hasSize(2).contains(Permission.EVENTS_READ).allMatch(Permission::isRead);
    }
}
