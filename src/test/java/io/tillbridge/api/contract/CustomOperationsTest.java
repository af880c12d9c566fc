package io.tillbridge.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CustomOperationsTest {
    private final CustomOperations operations = new CustomOperations(Contract.read());

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("integer", "-7", -7L),
                Arguments.of("number", "12.50", new BigDecimal("12.50")),
                Arguments.of("number", "-3", new BigDecimal("-3")),
                Arguments.of("boolean", "true", true),
                Arguments.of("boolean", "false", false),
                Arguments.of("string", "12", "12"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aFlowGetsAParameterInItsType(String type, String text, Object expected) {
        assertThat(parameter(type).schema().allowsText(text)).isTrue();
        assertThat(parameter(type).typed(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"integer,1.5", "integer,ten", "number,1e9", "number,1.", "number,NaN", "boolean,yes", "boolean,TRUE"})
    void aValueOfAnotherTypeIsRefused(String type, String text) {
        assertThat(parameter(type).schema().allowsText(text)).isFalse();
    }

    private Operation.Parameter parameter(String type) {
        return operations.parameter("n", "query", type, false, null, "");
    }
}
