package io.tillbridge.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.example.com/a.jpg",
                "HTTP://example.com",
                "http://localhost:8080/a?b=c&d=%20#e",
                "https://user:pw@example.com./a",
                "https://münchen.example/ü.jpg",
                "http://[2001:db8::1]:80/a",
                "https://example.com/a,b;c=(d)!$'*+~[0]"
            })
    void absoluteHttpUrlsAreKept(String url) {
        assertThat(SampleRow.with("images", url).checked().product().images()).isEqualTo(url);
        assertThat(SampleRow.with("images", url).codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jpg",
                "/img/a.jpg",
                "//example.com/a.jpg",
                "ftp://example.com/a.jpg",
                "http:/example.com",
                "http://",
                "https:///a.jpg",
                "https://?a",
                "https://.example.com",
                "https://exa..mple.com",
                "https://example.com:port/",
                "https://example.com:99999/",
                "https://example.com/a%2.jpg",
                "https://example.com/{size}.jpg",
                "https://example.com\\a.jpg",
                "data:image/png;base64,AAAA",
                "http://[::1",
                "https://exa$mple.com/"
            })
    void everythingElseIsDropped(String url) {
        Checked checked = SampleRow.with("images", url).checked();

        assertThat(SampleRow.codes(checked.findings())).containsExactly("images IMAGE_URL warning");
        assertThat(checked.product().images()).isNull();
    }

    @Test
    void faultyUrlsAreDroppedAndTheRightOnesKept() {
        Checked checked = SampleRow.with("images", "https://e.com/1  b.jpg\thttps://e.com/2 c.jpg")
                .checked();

        assertThat(checked.product().images()).isEqualTo("https://e.com/1 https://e.com/2");
        assertThat(checked.findings().get(0).message())
                .isEqualTo("images must hold absolute http or https URLs; found 'b.jpg' and 1 more. What is faulty is"
                        + " dropped.");
    }

    @Test
    void ofMoreThanTwelveTheFirstTwelveRightOnesAreKept() {
        StringBuilder images = new StringBuilder("x");
        StringBuilder kept = new StringBuilder();
        for (int i = 1; i <= 13; i++) {
            images.append(" https://e.com/").append(i);
            kept.append(i <= 12 ? " https://e.com/" + i : "");
        }

        Checked checked = SampleRow.with("images", images.toString()).checked();

        assertThat(checked.product().images()).isEqualTo(kept.substring(1));
        assertThat(SampleRow.codes(checked.findings()))
                .containsExactly("images IMAGE_COUNT warning", "images IMAGE_URL warning");
    }
}
