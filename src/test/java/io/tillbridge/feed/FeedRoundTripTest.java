package io.tillbridge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.tillbridge.feed.definition.FeedDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Element;

/** Whatever stands in a name, a reader of XML, CSV or TSV gets the cleaned text back, and no other cell or element. */
class FeedRoundTripTest {
    private static final List<String> TRAPS = List.of(
            "<b>&amp;</b>", "]]>", "<![CDATA[", "<!--", "\"", "'", ";", ",", "\t", "\r\n", "\u0000", "\u0007", "\ud83c", "🍾",
            "‏עברית‏", "\ufffe", "\uffff", "\u0085", "\u2028", "&#0;", "%", "=1+1", "@x", "é", "\\", "{title}", "$1");

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(TRAPS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> "a" + String.join(" z", parts) + "b");
    }

    private static byte[] written(FeedDefinition definition, String name) throws Exception {
        Object[] values = new Object[definition.fields().size()];
        ItemFindings findings = new ItemFindings();
        findings.begin("item");
        for (int i = 0; i < values.length; i++) {
            var field = definition.fields().get(i);
            values[i] = field.name().contains("title") ? new FieldCheck(field, definition.format(), "EUR").of(name, findings) : "x";
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FeedWriter writer = FeedWriter.of(definition, out);
        writer.begin(Map.of());
        writer.item(values);
        writer.end();
        return out.toByteArray();
    }

    private static String cleaned(FeedDefinition definition, String name) {
        return (String) new FieldCheck(
                        definition.fields().stream().filter(field -> field.name().equals("title")).findFirst().orElseThrow(),
                        definition.format(),
                        "EUR")
                .of(name, new ItemFindings());
    }

    @Property(tries = 300)
    void xmlGivesTheTextBack(@ForAll("names") String name) throws Exception {
        FeedDefinition definition = FeedShelf.shipped("google-merchant");

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(written(definition, name)))
                .getDocumentElement();
        var titles = root.getElementsByTagNameNS("http://base.google.com/ns/1.0", "title");

        assertThat(titles.getLength()).isEqualTo(1);
        assertThat(titles.item(0).getTextContent()).isEqualTo(cleaned(definition, name));
    }

    @Property(tries = 300)
    void tablesGiveTheTextBack(@ForAll("names") String name) throws Exception {
        for (String feed : List.of("google-merchant-tsv", "meta", "beslist-csv")) {
            FeedDefinition definition = FeedShelf.shipped(feed);
            String text = new String(written(definition, name), StandardCharsets.UTF_8);

            var rows = CsvReader.builder()
                    .fieldSeparator(definition.format().table().delimiter())
                    .ofCsvRecord(text)
                    .stream()
                    .toList();

            int place = rows.get(0).getFields().indexOf("title");
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getFieldCount()).isEqualTo(definition.fields().size());
            assertThat(rows.get(1).getField(place)).isEqualTo(cleaned(definition, name));
        }
    }

    @Property(tries = 300)
    void whatIsCleanedStaysClean(@ForAll("names") String name) {
        CleanText.Cleaned once = CleanText.of(name, false);

        assertThat(CleanText.of(once.text(), false)).isEqualTo(new CleanText.Cleaned(once.text(), false));
        assertThat(once.text()).doesNotContain("\n", "\r", "\t", "\u0000", "\u0007", "  ");
    }
}
