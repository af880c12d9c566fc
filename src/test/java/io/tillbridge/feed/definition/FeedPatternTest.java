package io.tillbridge.feed.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that stop other engines for years end at once, or are refused before they run. */
class FeedPatternTest {
    private static final String LONG = "a".repeat(50_000) + "!";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a*)*$",
                "(a|aa)+$",
                "(a|a?)+$",
                "([a-z]+)*$",
                "(.*a){20}$",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(x+x+)+y",
                "a*a*a*a*a*a*a*a*a*a*b"
            })
    void anEvilPatternRunsInLinearTime(String pattern) {
        assertThat(FeedPattern.of(pattern).matches(LONG)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)\\1", "(?=a)", "(?<!a)b", "(?>a)", "a++", "[", "(", "*", "a{1001}", "((a{50}){50}){50}"})
    void whatCannotBeBoundedIsRefused(String pattern) {
        assertThatThrownBy(() -> FeedPattern.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
