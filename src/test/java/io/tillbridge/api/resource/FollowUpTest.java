package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowUpTest {
    @Test
    void whatFollowsAStoredChangeCannotMakeItFail() {
        List<Long> told = new ArrayList<>();
        FollowUp afterwards = new FollowUp("its orders are looked at again", connection -> {
            told.add(connection);
            throw new IllegalStateException("The worker is away");
        });

        assertThatCode(() -> afterwards.of(7)).doesNotThrowAnyException();
        assertThat(told).containsExactly(7L);
    }
}
