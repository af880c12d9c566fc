package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file's name out of a header or an address: only ever a name. */
class DownloadNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    attachment; filename="stock.csv"                                | stock.csv
                    attachment; filename=stock.csv; size=3                          | stock.csv
                    attachment; FileName = "a\\"b.csv"                              | a"b.csv
                    attachment; filename="x.csv"; filename*=UTF-8''%c3%a9t%c3%a9.csv | été.csv
                    attachment; filename*=iso-8859-1'fr'%e9t%e9.csv                 | été.csv
                    attachment; filename*=klingon''x; filename="y.csv"              | y.csv
                    attachment; filename="../../etc/passwd"                         | passwd
                    attachment; filename="C:\\\\temp\\\\a.csv"                      | a.csv
                    attachment; filename*=UTF-8''..%2F..%2Fx.csv                    | x.csv
                    attachment; filename*=UTF-8''a%0d%0ab%00.csv                    | ab.csv
                    attachment; filename="...hidden"                                | hidden
                    attachment; filename="/"                                        | feed.csv
                    attachment                                                      | feed.csv
                    ``                                                              | feed.csv
                    """)
    void theHeaderNamesTheFileAndElseTheAddress(String disposition, String expected) {
        URI asked = URI.create("https://h/out/feed.csv?day=1");

        assertThat(DownloadName.of(disposition, asked, asked)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/, catalog",
        "https://h, catalog",
        "https://h/a%20b.csv, a b.csv",
        "https://h/a+b.csv, a+b.csv",
        "https://h/%2e%2e%2fx.csv, x.csv",
        "https://h/export, export"
    })
    void anAddressNamesTheFile(String address, String expected) {
        assertThat(DownloadName.of(URI.create(address))).isEqualTo(expected);
    }

    @Test
    void anAddressThatWasRedirectedToCountsWhenItLooksLikeAFile() {
        URI asked = URI.create("https://h/latest.csv");

        assertThat(DownloadName.of("", URI.create("https://cdn/2026.csv"), asked))
                .isEqualTo("2026.csv");
        assertThat(DownloadName.of("", URI.create("https://cdn/0a1b2c"), asked)).isEqualTo("latest.csv");
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        assertThat(DownloadName.unique("A.csv", Set.of("a.csv", "a (2).csv"))).isEqualTo("A (3).csv");
        assertThat(DownloadName.unique("feed", Set.of("feed"))).isEqualTo("feed (2)");
    }
}
