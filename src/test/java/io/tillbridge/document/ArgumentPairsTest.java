package io.tillbridge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ArgumentPairsTest {
    private final Map<String, Object> message =
            Map.of("${body[sku]}", "M&M; x=1", "${variable.filters}", Map.of("state", "open", "limit", 3));

    private final Function<String, Object> fill = message::get;

    @Test
    void aValueOfTheMessageIsOneValueWhateverItHolds() {
        assertThat(ArgumentPairs.of("sku=${body[sku]}; limit=5", fill))
                .isEqualTo(Map.of("sku", "M&M; x=1", "limit", "5"));
    }

    @Test
    void aMapMayStandInThePlaceOfAPair() {
        assertThat(ArgumentPairs.of("after=9;${variable.filters}", fill))
                .isEqualTo(Map.of("after", "9", "state", "open", "limit", "3"));
    }

    @Test
    void whatIsNullIsLeftOut() {
        assertThat(ArgumentPairs.of("after=${variable.after}; ${variable.none};", fill))
                .isEmpty();
    }

    @Test
    void whatIsNoPairIsRefused() {
        assertThatThrownBy(() -> ArgumentPairs.of("limit", fill))
                .hasMessage("Expected arguments as name=value pairs with ; between, found 'limit'");
    }

    @Test
    void namesAreSeenWithoutAMessage() {
        assertThat(ArgumentPairs.names("id=${body[a;b]}; limit=5;${variable.more}"))
                .containsExactly("id", "limit");
        assertThat(ArgumentPairs.hasWhole("id=${body[a;b]}; limit=5;${variable.more}"))
                .isTrue();
        assertThat(ArgumentPairs.hasWhole("id=${body[a]}; ")).isFalse();
    }
}
