package io.tillbridge.feed.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in a definition is refused with its file, line and rule, and with what was expected. */
class DefinitionMistakesTest {
    private static final String RIGHT =
            """
            name: own
            version: "1"
            title: Own feed
            destination: Partner
            source: https://partner.example/feed
            format:
              type: csv
              delimiter: ";"
            key: id
            fields:
              - {name: id, source: product.sku, required: true}
              - {name: title, source: product.name, max-length: 50}
              - {name: amount, source: price, type: money}
              - {name: words, source: category}
            rules:
              - {name: cheap, rule: exclude, when: {field: amount, less: 1}}
              - {name: round up, rule: round, field: amount, step: 0.05}
              - {name: tell, rule: append, field: title, text: "{words}"}
              - {name: dash, rule: replace, field: title, pattern: "_", with: "-"}
            limits: {max-drop-percent: 30}
            """;

    @TempDir
    Path folder;

    private List<FeedDefinitionFault> faults(String text) throws IOException {
        Files.writeString(folder.resolve("own.yaml"), text);
        return FeedDefinitions.read(folder, null).faults();
    }

    @Test
    void theDefinitionWithoutMistakesIsRead() throws IOException {
        assertThat(faults(RIGHT)).isEmpty();
        assertThat(faults("\uFEFF" + RIGHT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name: own                       | name: other                     | own.yaml:1, name: expected "own", as the file is named, found "other"
                    name: own                       | names: own                      | own.yaml:1, names: is no key here; the nearest is "name"
                    version: "1"                    | version: [1, 2]                 | own.yaml:2, version: expected a text, found a list
                    version: "1"                    | version:                        | own.yaml:2, version: expected a text, found nothing
                    title: Own feed                 | title: !!str Own feed           | own.yaml:3: expected plain YAML, found a tag: write it out
                    title: Own feed                 | title: &x Own feed              | own.yaml:3: expected plain YAML, found an anchor: write it out
                    title: Own feed                 | title: {a: b}                   | own.yaml:3, title: expected a text, found keys and values
                    destination: Partner            | title: Twice                    | own.yaml:4, title: stands here twice: take one away
                    type: csv                       | type: json                      | own.yaml:7, format.type: expected one of xml, csv, tsv, found "json"
                    type: csv                       | type: tsv                       | own.yaml:8, format.delimiter: expected nothing: cells of tsv are divided by tabs
                    type: csv                       | root: list                      | own.yaml:7, format.type: is missing, expected a text
                    delimiter: ";"                  | root: list                      | own.yaml:8, format.root: expected nothing: it is no key of the type csv
                    delimiter: ";"                  | decimal-mark: ","               | own.yaml:7, format.delimiter: expected another sign than the decimal mark, found ","
                    delimiter: ";"                  | delimiter: "!"                  | own.yaml:8, format.delimiter: expected one of ,, ;, |, tab, found "!"
                    delimiter: ";"                  | header: maybe                   | own.yaml:8, format.header: expected one of
                    delimiter: ";"                  | encoding: EBCDIC                | own.yaml:8, format.encoding: expected one of UTF-8, ISO-8859-1, found "EBCDIC"
                    key: id                         | key: ids                        | own.yaml:9, key: expected a known field, found "ids"; the nearest is "id"
                    key: id                         | "key": [                        | is no YAML
                    name: title, source: product.name | name: id, source: product.name | own.yaml:12, fields: expected each field once, found "id" again: its first place is line 11
                    source: product.name            | source: product.nam             | own.yaml:12, fields[2].source: expected a known source, found "product.nam"; the nearest is "product.name"
                    source: product.name            | source: product.cost            | own.yaml:12, fields[2].source: expected a known source, found "product.cost"
                    source: product.name            | source: attribute.              | own.yaml:12, fields[2].source: expected a known source
                    max-length: 50                  | max-length: long                | own.yaml:12, fields[2].max-length: expected a number of at least 1 and at most 1000000, found "long"
                    max-length: 50                  | max-length: 0                   | own.yaml:12, fields[2].max-length: expected a number of at least 1
                    max-length: 50                  | max-length: 1.5                 | own.yaml:12, fields[2].max-length: expected a whole number, found "1.5"
                    max-length: 50                  | cut: true                       | own.yaml:12, fields[2].cut: expected max-length beside it, found none
                    max-length: 50                  | currency: true                  | own.yaml:12, fields[2].currency: is no key of the type text
                    max-length: 50                  | path: a/b                       | own.yaml:12, fields[2].path: expected nothing: only xml has paths
                    max-length: 50                  | pattern: "(a"                   | own.yaml:12, fields[2].pattern: expected a pattern of RE2
                    max-length: 50                  | pattern: "(a)\\\\1"             | own.yaml:12, fields[2].pattern: expected a pattern of RE2
                    max-length: 50                  | pattern: "(?=a)b"               | own.yaml:12, fields[2].pattern: expected a pattern of RE2
                    max-length: 50                  | pattern: "((a{99}){99}){99}"    | own.yaml:12, fields[2].pattern: expected counted repetitions
                    max-length: 50                  | one-of: [title, ean]            | own.yaml:12, fields.one-of: expected a known field, found "ean"
                    max-length: 50                  | one-of: [id]                    | own.yaml:12, fields.one-of: expected the field itself among them
                    max-length: 50                  | required-when: {field: x, blank: true} | own.yaml:12, fields.required-when: expected a known field or source, found "x"
                    max-length: 50                  | required: perhaps               | own.yaml:12, fields[2].required: expected one of
                    source: price, type: money      | type: money                     | own.yaml:16, rules[1].when (rule cheap): expected a field that has a value by now
                    type: money                     | type: cash                      | own.yaml:13, fields[3].type: expected one of text, long-text
                    type: money                     | type: money, least: 5, most: 1  | own.yaml:13, fields[3].most: expected at least 5, found 1
                    rule: exclude                   | rule: execute                   | own.yaml:16, rules[1].rule (rule cheap): expected one of filter, map, set, append, replace, round, buffer, exclude, found "execute"
                    rule: exclude, when: {field: amount, less: 1} | rule: exclude     | own.yaml:16, rules[1].when (rule cheap): is missing: exclude needs a condition
                    rule: exclude                   | rule: exclude, field: id        | own.yaml:16, rules[1].field (rule cheap): is no key of the rule exclude
                    less: 1                         | less: one                       | own.yaml:16, rules[1].when.less (rule cheap): expected a number, found "one"
                    less: 1                         | les: 1                          | own.yaml:16, rules[1].when.les (rule cheap): is no key here; the nearest is "less"
                    less: 1                         | less: 1, greater: 2             | found less and greater
                    field: amount, less: 1          | field: amout, less: 1           | own.yaml:16, rules[1].when (rule cheap): expected a known field or source, found "amout"; the nearest is "amount"
                    field: amount, less: 1          | field: words, less: 1           | own.yaml:16, rules[1].when (rule cheap): expected a field or source that is a number, found "words", which is a text
                    field: amount, less: 1          | any: []                         | own.yaml:16, rules[1].when.any (rule cheap): expected a list of conditions, found none
                    {field: amount, less: 1}        | amount                          | own.yaml:16, rules[1].when (rule cheap): expected keys and values, found "amount"
                    name: round up                  | name: cheap                     | own.yaml:17, rules (rule cheap): expected each name of a rule once, found it again
                    field: amount, step: 0.05       | field: price, step: 0.05        | own.yaml:17, rules[2].field (rule round up): expected a known field, found "price": a source cannot be changed
                    field: amount, step: 0.05       | field: title, step: 0.05        | own.yaml:17, rules[2].field (rule round up): expected a field or source that is a number
                    step: 0.05                      | step: 0                         | own.yaml:17, rules[2].step (rule round up): expected a number of at least 0.000001
                    step: 0.05                      | step: 0.05, mode: sideways      | own.yaml:17, rules[2].mode (rule round up): expected one of half-up, up, down
                    , step: 0.05                    | ``                              | own.yaml:17, rules[2].step (rule round up): is missing, expected a number such as 0.05
                    text: "{words}"                 | text: "{words"                  | own.yaml:18, rules[3].text (rule tell): expected {name}, found a {
                    text: "{words}"                 | text: "words}"                  | own.yaml:18, rules[3].text (rule tell): expected {name}, found a }
                    text: "{words}"                 | text: "{wordz}"                 | own.yaml:18, rules[3].text (rule tell): expected a known field or source, found "wordz"; the nearest is "words"
                    pattern: "_", with: "-"         | pattern: "_"                    | own.yaml:19, rules[4].with (rule dash): is missing, expected a text
                    pattern: "_", with              | pattern: "[", with              | own.yaml:19, rules[4].pattern (rule dash): expected a pattern of RE2
                    name: cheap, rule: exclude, when: {field: amount, less: 1} | name: w, rule: set, field: amount, to: "x{words}" | own.yaml:17, rules[2].field (rule round up): expected a number, but the rule w (line 16) has made "amount" a text: put this rule before it
                    name: cheap, rule: exclude, when: {field: amount, less: 1} | name: w, rule: map, field: amount, words: {"1": one} | own.yaml:17, rules[2].field (rule round up): expected a number, but the rule w (line 16)
                    max-drop-percent: 30            | max-drop-percent: 130           | own.yaml:20, limits.max-drop-percent: expected a number of at least 0 and at most 100, found "130"
                    max-drop-percent: 30            | max-drop: 30                    | own.yaml:20, limits.max-drop: is no key here; the nearest is "max-drop-percent"
                    """)
    void aMistakeIsToldWithItsLine(String right, String wrong, String fault) throws IOException {
        assertThat(RIGHT).contains(right);

        List<FeedDefinitionFault> faults = faults(RIGHT.replaceFirst(java.util.regex.Pattern.quote(right),
                java.util.regex.Matcher.quoteReplacement(wrong)));

        assertThat(faults.stream().map(FeedDefinitionFault::toString).collect(Collectors.joining("\n")))
                .contains(fault);
        assertThat(FeedDefinitions.read(folder, null).find("own")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    root: list       | root: 1list        | format.root: expected a name of XML, found "1list"
                    root: list       | root: x:list       | format.root: expected a prefix of namespaces, found "x:list"
                    item: item       | quote: all         | format.quote: expected nothing: it is no key of the type xml
                    path: more/words | path: id           | expected each path once, found "id" of the field id again
                    path: more/words | path: id/words     | expected elements below elements without a text, found the path of the field id
                    path: more/words | path: "more words" | fields[3].path: expected a name of XML, found "more words"
                    name: title, path: title | name: title, path: more/title | ok
                    name: id         | name: id, path: more/id    | expected the fields in "more" to stand together, found "words" behind others
                    head: {made: "{feed.date}"} | head: {made: "{price}"} | format.head: expected feed.date, feed.currency, feed.language or feed.shop, found {price}
                    """)
    void mistakesOfXmlAreTold(String right, String wrong, String fault) throws IOException {
        String xml =
                """
                name: own
                version: "1"
                title: Own feed
                destination: Partner
                source: https://partner.example/feed
                format:
                  type: xml
                  root: list
                  head: {made: "{feed.date}"}
                  item: item
                key: id
                fields:
                  - {name: id, source: product.sku}
                  - {name: title, path: title, source: product.name}
                  - {name: words, path: more/words, source: category}
                """;
        assertThat(faults(xml)).isEmpty();
        assertThat(xml).contains(right);

        List<FeedDefinitionFault> faults = faults(xml.replace(right, wrong));

        if (fault.equals("ok")) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults.toString()).contains(fault);
        }
    }

    @Test
    void theLastGoodDefinitionStaysWhenItsFileGetsAMistake() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), RIGHT);
        FeedDefinitions definitions = FeedDefinitions.read(folder, null);

        Files.writeString(folder.resolve("own.yaml"), RIGHT.replace("type: csv", "type: nothing"));
        definitions.reload();

        assertThat(definitions.find("own")).isPresent();
        assertThat(definitions.faults()).hasSize(1);
        Files.delete(folder.resolve("own.yaml"));
        definitions.reload();
        assertThat(definitions.find("own")).isEmpty();
        assertThat(definitions.faults()).isEmpty();
    }

    @Test
    void theSitesOwnDefinitionWinsOverTheShippedOne(@TempDir Path own) throws IOException {
        Files.writeString(folder.resolve("own.yaml"), RIGHT);
        Files.writeString(own.resolve("own.yaml"), RIGHT.replace("Own feed", "Site's feed"));

        assertThat(FeedDefinitions.read(folder, own).find("own").orElseThrow().title()).isEqualTo("Site's feed");
        assertThat(FeedDefinitions.read(folder, own.resolve("none")).faults()).isEmpty();
        assertThat(FeedDefinitions.read(folder.resolve("none"), null).faults().toString())
                .contains("expected a readable folder");
    }
}
