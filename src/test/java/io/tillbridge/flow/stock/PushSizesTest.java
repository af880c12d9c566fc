package io.tillbridge.flow.stock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PushSizesTest {
    @Test
    void oneNumberACallMeansNoBulkCall() {
        assertThat(new PushSizes(1).allowBulk()).isFalse();
        assertThat(new PushSizes(2).allowBulk()).isTrue();
    }

    @Test
    void aBulkCallTakesNoMoreThanItsSize() {
        assertThat(new PushSizes(50).chunk(true)).isEqualTo(50);
    }
}
