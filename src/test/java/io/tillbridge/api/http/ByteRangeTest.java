package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final long SIZE = 100;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bytes=0-0, bytes 0-0/100",
        "bytes=0-99, bytes 0-99/100",
        "bytes=10-19, bytes 10-19/100",
        "bytes=10-, bytes 10-99/100",
        "bytes=90-1000, bytes 90-99/100",
        "bytes=99-99999999999999999999, bytes 99-99/100",
        "bytes=0000000000000000000000001-2, bytes 1-2/100",
        "bytes=-1, bytes 99-99/100",
        "bytes=-100, bytes 0-99/100",
        "bytes=-99999999999999999999, bytes 0-99/100",
        "BYTES= 5-6 , bytes 5-6/100",
        "bytes=100-, bytes */100",
        "bytes=100-200, bytes */100",
        "bytes=99999999999999999999-, bytes */100",
        "bytes=-0, bytes */100",
    })
    void oneRangeIsRead(String header, String content) {
        assertThat(ByteRange.of(List.of(header), SIZE))
                .map(range -> range.content(SIZE))
                .contains(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-4",
                "bytes=0x1-2",
                "bytes=1--2",
                "bytes=+1-2",
                "bytes=0-1,5-6",
                "bytes=0-1,",
                "items=0-1",
                "bytes 0-1",
                "bytes=\u0661-\u0662",
            })
    void whatCannotBeReadAndSeveralRangesCountAsNotSent(String header) {
        assertThat(ByteRange.of(List.of(header), SIZE)).isEmpty();
    }

    @Test
    void twoHeadersCountAsNotSent() {
        assertThat(ByteRange.of(List.of("bytes=0-1", "bytes=0-1"), SIZE)).isEmpty();
        assertThat(ByteRange.of(List.of(), SIZE)).isEmpty();
    }

    @Test
    void anEmptyFileHasNoPart() {
        for (String header : List.of("bytes=0-", "bytes=-5", "bytes=0-0")) {
            assertThat(ByteRange.of(List.of(header), 0)).map(ByteRange::isThere).contains(false);
        }
    }
}
