package io.tillbridge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each type of field, each limit: what is written and what is told. */
class FieldCheckTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            textBlock =
                    """
                    type: text                                 | Red wine           | Red wine           | ''
                    type: text                                 | 'Red  wine '       | Red wine           | ''
                    type: text, max-length: 8                  | Red wines          | ''                 | FEED_TOO_LONG value
                    type: text, max-length: 8, cut: true       | Red wines          | Red wine           | FEED_TOO_LONG none
                    type: text, max-length: 8, cut: true       | Good wines         | Good             | FEED_TOO_LONG none
                    type: text, max-length: 4, cut: true       | 🍾🍾🍾🍾🍾         | 🍾🍾🍾🍾           | FEED_TOO_LONG none
                    type: text, max-length: 5                  | 🍾🍾🍾🍾🍾         | 🍾🍾🍾🍾🍾         | ''
                    'type: text, words: [new, used]'           | new                | new                | ''
                    'type: text, words: [new, used]'           | New                | ''                 | FEED_WORD value
                    'type: text, pattern: "[A-Z]{2}"'          | NL                 | NL                 | ''
                    'type: text, pattern: "[A-Z]{2}"'          | NLD                | ''                 | FEED_PATTERN value
                    type: integer                              | 12                 | 12                 | ''
                    type: integer                              | 12.9               | 12                 | ''
                    type: integer                              | many               | ''                 | FEED_NUMBER value
                    type: decimal                              | 1.50               | '1,5'              | ''
                    'type: decimal, decimals: 2'               | '1,5'              | '1,50'             | ''
                    'type: decimal, least: 2'                  | 1                  | ''                 | FEED_RANGE value
                    'type: decimal, most: 2'                   | 3                  | ''                 | FEED_RANGE value
                    type: decimal                              | 1.234,5            | ''                 | FEED_NUMBER value
                    type: money                                | 12                 | '12,00'            | ''
                    'type: money, currency: true'              | 12.345             | '12,35 EUR'        | ''
                    type: percent                              | 13.5%              | '13,5%'            | ''
                    type: percent                              | 13                 | 13%                | ''
                    type: boolean                              | ja                 | true               | ''
                    'type: boolean, "yes": Y, "no": N'         | FALSE              | N                  | ''
                    type: boolean                              | perhaps            | ''                 | FEED_WORD value
                    type: url                                  | https://a.example/x y?é=1 | https://a.example/x%20y?%C3%A9=1 | ''
                    type: url                                  | HTTP://a.example   | HTTP://a.example   | ''
                    type: url                                  | /red.html          | ''                 | FEED_URL value
                    type: url                                  | javascript:alert(1) | ''                | FEED_URL value
                    type: url                                  | ftp://a.example    | ''                 | FEED_URL value
                    type: url                                  | https://u:p@a.example | ''              | FEED_URL value
                    type: url                                  | https://           | ''                 | FEED_URL value
                    'type: urls, max-values: 2'                | https://a.example/1 nothing https://a.example/2 https://a.example/3 | 'https://a.example/1,https://a.example/2' | FEED_URL value FEED_TOO_MANY none
                    type: gtin                                 | 4006381333931      | 4006381333931      | ''
                    type: gtin                                 | 4006381 333931     | 4006381333931      | ''
                    type: gtin                                 | 36282818705        | 036282818705       | ''
                    type: gtin                                 | 90311017           | 90311017           | ''
                    type: gtin                                 | 10614141000415     | 10614141000415     | ''
                    type: gtin                                 | 4006381333932      | ''                 | FEED_GTIN value
                    type: gtin                                 | 2001234567893      | ''                 | FEED_GTIN value
                    type: gtin                                 | 0200000000011      | ''                 | FEED_GTIN value
                    type: gtin                                 | 0400000000015      | ''                 | FEED_GTIN value
                    type: gtin                                 | 0500000000012      | ''                 | FEED_GTIN value
                    type: gtin                                 | 9810000000013      | ''                 | FEED_GTIN value
                    type: gtin                                 | 9900000000011      | ''                 | FEED_GTIN value
                    type: gtin                                 | 94006381333934     | ''                 | FEED_GTIN value
                    type: gtin                                 | 0000000000000      | ''                 | FEED_GTIN value
                    type: vintage                              | 2019               | 2019               | ''
                    type: vintage                              | n.v.               | NV                 | ''
                    type: vintage                              | old                | ''                 | WINE_VINTAGE value
                    'type: volume, unit: l'                    | 75 cl              | '0,75 l'           | ''
                    type: volume                               | 750                | ''                 | WINE_SIZE value
                    type: long-text                            | 'a<br>b<p>c &amp; d</p><style>x</style>' | 'a/b/c & d' | ''
                    type: long-text                            | 3 < 4 & 5          | 3 < 4 & 5          | ''
                    type: text, encoding                       | café 🍾            | café ?             | FEED_ENCODING none
                    """)
    void aValueIsWrittenByItsTypeAndItsLimits(String field, String given, String written, String told)
            throws IOException {
        boolean latin = field.endsWith(", encoding");
        Files.writeString(
                folder.resolve("own.yaml"),
                """
                name: own
                version: "1"
                title: Own feed
                destination: Partner
                source: https://partner.example/feed
                format: {type: csv, delimiter: ";", decimal-mark: ",", encoding: %s}
                key: value
                fields:
                  - {name: value, source: product.name, %s}
                """
                        .formatted(latin ? "ISO-8859-1" : "UTF-8", field.replace(", encoding", "")));
        FeedDefinitions read = FeedDefinitions.read(folder, null);
        assertThat(read.faults()).isEmpty();
        FeedDefinition definition = read.find("own").orElseThrow();
        ItemFindings findings = new ItemFindings();

        Object found = new FieldCheck(definition.fields().get(0), definition.format(), "EUR").of(given, findings);

        assertThat(found == null ? "" : ((String) found).replace('\n', '/')).isEqualTo(written);
        assertThat(findings.all().stream()
                        .map(one -> one.code() + " " + one.blocks().word())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(told == null ? "" : told);
        for (FeedFinding finding : findings.all()) {
            assertThat(List.of(finding.message(), finding.hint())).allMatch(text -> text.endsWith("."));
        }
    }
}
