package io.tillbridge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedDefinitions;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One pass over the products of a hub. */
class FeedPassTest {
    private static final String STOCKS =
            """
              - {name: id, source: product.sku}
              - {name: count, source: stock, type: integer}
            """;

    @TempDir
    Path folder;

    private FeedShelf shelf;

    @BeforeEach
    void open() {
        shelf = new FeedShelf(folder);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private FeedDefinition definition(String fields, String rules) throws IOException {
        Path definitions = Files.createDirectories(folder.resolve("definitions"));
        Files.writeString(
                definitions.resolve("own.yaml"),
                """
                name: own
                version: "1"
                title: Own feed
                destination: Partner
                source: https://partner.example/feed
                format: {type: csv, header: false}
                key: id
                fields:
                """
                        + fields + (rules.isEmpty() ? "" : "rules:\n" + rules));
        FeedDefinitions read = FeedDefinitions.read(definitions, null);
        assertThat(read.faults()).isEmpty();
        return read.find("own").orElseThrow();
    }

    private static FeedScope scope(List<Long> shops, List<Long> warehouses, long buffer, int days, long most) {
        FeedScope usual = FeedShelf.scope();
        return new FeedScope(
                1,
                shops,
                warehouses,
                buffer,
                days,
                most,
                usual.currency(),
                null,
                usual.shopUrl(),
                FeedScope.Quotas.ofDefinition());
    }

    @ParameterizedTest
    @CsvSource({
        // on hand 30 and 12, reserved 3 and 0; 4 sold this week, 9 more this month
        "'', 0, 0, 0, 39",
        "1, 0, 0, 0, 27",
        "2, 0, 0, 0, 12",
        "'', 5, 0, 0, 34",
        "'', 0, 7, 0, 35",
        "'', 0, 30, 0, 26",
        "'', 0, 30, 6, 33",
        "2, 0, 30, 0, 12",
        "'', 30, 30, 0, 0",
        "'', 100, 0, 0, 0"
    })
    void whatIsOfferedIsOnHandLessReservedLessBufferLessSales(
            String warehouses, long buffer, int days, long most, String offered) throws Exception {
        shelf.product(1, "A", Map.of());
        shelf.listed(1, FeedShelf.SHOP, "10");
        shelf.stock(1, 1, 30, 3);
        shelf.stock(1, 2, 12, 0);
        shelf.moved(1, 1, -4, "shipped", FeedShelf.NOW.minus(Duration.ofDays(2)));
        shelf.moved(1, 1, -12, "sold", FeedShelf.NOW.minus(Duration.ofDays(20)));
        shelf.moved(1, 1, 3, "returned", FeedShelf.NOW.minus(Duration.ofDays(19)));
        shelf.moved(1, 1, -20, "count", FeedShelf.NOW.minus(Duration.ofDays(1)));
        shelf.moved(1, 1, -50, "shipped", FeedShelf.NOW.minus(Duration.ofDays(90)));
        List<Long> ids = warehouses.isEmpty() ? List.of() : List.of(Long.valueOf(warehouses));

        FeedShelf.Made made =
                shelf.made(definition(STOCKS, ""), scope(List.of(FeedShelf.SHOP), ids, buffer, days, most));

        assertThat(made.text()).isEqualTo("A," + offered + "\n");
    }

    @Test
    void aProductOfSeveralShopsStandsOnceWithThePriceOfTheFirstOne() throws Exception {
        FeedDefinition prices = definition(
                """
                  - {name: id, source: product.sku}
                  - {name: amount, source: price, type: money}
                """,
                "");
        shelf.product(1, "BOTH", Map.of());
        shelf.listed(1, 7, "7");
        shelf.listed(1, 8, "8");
        shelf.product(2, "SECOND", Map.of());
        shelf.listed(2, 8, "9.5");
        shelf.product(3, "NONE", Map.of());
        shelf.product(4, "GONE", Map.of());
        shelf.listed(4, 7, "5");
        shelf.execute("UPDATE listing SET state = 'gone' WHERE product_id = 4");

        shelf.execute("INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, price,"
                + " stock_tracking, state, product_id, explanation, created_at, updated_at) VALUES (8, 'again', '', '', '',"
                + " '', 99, 'enabled', 'matched', 1, '', NOW(6), NOW(6))");

        assertThat(shelf.made(prices, scope(List.of(7L, 8L), List.of(), 0, 0, 0)).text())
                .isEqualTo("BOTH,7.00\nSECOND,9.50\n");
        assertThat(shelf.made(prices, scope(List.of(8L, 7L), List.of(), 0, 0, 0)).text())
                .isEqualTo("BOTH,8.00\nSECOND,9.50\n");
        assertThat(shelf.made(prices, scope(List.of(8L), List.of(), 0, 0, 0)).text())
                .isEqualTo("BOTH,8.00\nSECOND,9.50\n");
        assertThat(shelf.made(prices, scope(List.of(), List.of(), 0, 0, 0)).text())
                .isEqualTo("BOTH,12.50\nSECOND,12.50\nNONE,12.50\nGONE,12.50\n");
    }

    @Test
    void rulesRunInTheirOrderAndAreCounted() throws Exception {
        FeedDefinition definition = definition(
                """
                  - {name: id, source: product.sku}
                  - {name: title, source: product.name}
                  - {name: amount, source: price, type: money}
                  - {name: count, source: stock, type: integer}
                  - {name: kind, source: category}
                  - {name: label}
                """,
                """
                  - {name: only listed, rule: filter, when: {field: listing.id, blank: false}}
                  - {name: no samples, rule: exclude, when: {field: title, contains: SAMPLE}}
                  - {name: kinds, rule: map, field: kind, words: {Wijn: wine, Bier: beer}, otherwise: other}
                  - {name: brand in front, rule: set, field: title, to: "{brand} {title}"}
                  - {name: beer, rule: append, field: title, text: "({kind})", when: {field: kind, equals: beer}}
                  - {name: no marks, rule: replace, field: title, pattern: "[®™]", with: ""}
                  - {name: by five, rule: round, field: amount, step: 0.05, mode: up}
                  - {name: hold two, rule: buffer, field: count, by: 2}
                  - {name: last ones, rule: set, field: label, to: "{{last}}", when: {all: [{field: count, less: 5}, {field: count, greater: 0}]}}
                """);
        shelf.product(1, "A", Map.of("name", "Rood®", "custom_categories", "Wijn"));
        shelf.listed(1, 7, "9.91");
        shelf.stock(1, 1, 6, 0);
        shelf.product(2, "B", Map.of("name", "Blond", "custom_categories", "Bier"));
        shelf.listed(2, 7, "2.00");
        shelf.stock(2, 1, 1, 0);
        shelf.whole(3, "C", Map.of("name", "Sample box"));

        FeedShelf.Made made = shelf.made(definition, FeedShelf.scope());

        assertThat(made.text())
                .isEqualTo("A,Acme Rood,9.95,4,wine,{last}\nB,Acme Blond (beer),2.00,0,beer,\n");
        assertThat(made.result().excluded()).isEqualTo(Map.of("no samples", 1L));
        assertThat(made.result().hits())
                .containsEntry("only listed", 0L)
                .containsEntry("no samples", 1L)
                .containsEntry("kinds", 2L)
                .containsEntry("beer", 1L)
                .containsEntry("no marks", 1L)
                .containsEntry("by five", 1L)
                .containsEntry("hold two", 2L)
                .containsEntry("last ones", 1L);
        assertThat(made.result().read()).isEqualTo(3);
        assertThat(made.result().written()).isEqualTo(2);
    }

    @Test
    void whatChangedSinceTheLastPublicationIsCountedAndShown() throws Exception {
        FeedDefinition definition = definition(
                """
                  - {name: id, source: product.sku}
                  - {name: title, source: product.name}
                  - {name: amount, source: price, type: money}
                  - {name: count, source: stock, type: integer}
                """,
                "");
        for (long id = 1; id <= 6; id++) {
            shelf.whole(id, "P" + id, Map.of());
        }
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        FeedResult before = shelf.made(definition, FeedShelf.scope(), new FeedSnapshot(null, first)).result();
        assertThat(before.difference()).isEqualTo(new FeedDifference.Counts(6, 0, 0, 0, 0));

        shelf.execute("UPDATE product SET state = 'hidden' WHERE id = 2");
        shelf.execute("UPDATE listing SET price = 11 WHERE product_id = 3");
        shelf.execute("UPDATE stock_level SET on_hand = 39 WHERE product_id IN (3, 4)");
        shelf.execute("UPDATE product SET name = 'New name' WHERE id = 5");
        shelf.whole(7, "P7", Map.of());
        FeedResult after =
                shelf.made(definition, FeedShelf.scope(), new FeedSnapshot(first, second)).result();

        assertThat(after.difference()).isEqualTo(new FeedDifference.Counts(1, 1, 1, 2, 1));
        List<String> changes = new ArrayList<>();
        FeedDifference.between(first, second, change -> {
            changes.add(change.kind() + " " + change.item() + " " + change.before() + ">" + change.after());
            return changes.size() < 5;
        });
        assertThat(changes)
                .containsExactly("GONE P2 >", "PRICE P3 10.00>11.00", "STOCK P3 40>39", "STOCK P4 40>39", "OTHER P5 >");
    }

    @Test
    void aFeedThatLosesTooManyItemsOrFailsTooOftenIsStoppedWithTheNumbers() throws Exception {
        FeedDefinition definition = definition(
                """
                  - {name: id, source: product.sku}
                  - {name: picture, source: image, type: url, required: true}
                """,
                "");
        for (long id = 1; id <= 10; id++) {
            shelf.whole(id, "P" + id, Map.of());
        }
        Path first = folder.resolve("first");
        assertThat(shelf.made(definition, FeedShelf.scope(), new FeedSnapshot(null, first))
                        .result()
                        .stopped())
                .isFalse();

        shelf.execute("UPDATE product SET images = NULL WHERE id <= 2");
        FeedResult two = shelf.made(definition, FeedShelf.scope(), new FeedSnapshot(first, folder.resolve("x")))
                .result();
        assertThat(two.stops()).singleElement().satisfies(stop -> {
            assertThat(stop.code()).isEqualTo(FeedFindingCode.FEED_FAILED);
            assertThat(stop.message()).isEqualTo("Expected at most 10 % of the items to fail, found 2 of 10.");
        });
        assertThat(shelf.findings.get(0).toString()).contains("P1", "picture", "FEED_REQUIRED");

        shelf.execute("UPDATE product SET state = 'hidden' WHERE id <= 3");
        FeedResult three = shelf.made(definition, FeedShelf.scope(), new FeedSnapshot(first, folder.resolve("x")))
                .result();
        assertThat(three.stops()).singleElement().satisfies(stop -> {
            assertThat(stop.code()).isEqualTo(FeedFindingCode.FEED_DROP);
            assertThat(stop.message())
                    .isEqualTo("Expected at least 80 % of the 10 items published last, found 7.");
        });

        FeedScope usual = FeedShelf.scope();
        FeedScope lenient = new FeedScope(
                1, usual.listings(), List.of(), 0, 0, 0, "EUR", null, usual.shopUrl(),
                new FeedScope.Quotas(BigDecimal.valueOf(30), null, 5L));
        assertThat(shelf.made(definition, lenient, new FeedSnapshot(first, folder.resolve("x")))
                        .result()
                        .stops())
                .singleElement()
                .satisfies(stop -> assertThat(stop.message()).isEqualTo("Expected at most 5 items, found 7."));

        shelf.execute("UPDATE product SET state = 'hidden'");
        assertThat(shelf.made(definition, FeedShelf.scope()).result().stops().get(0).code())
                .isEqualTo(FeedFindingCode.FEED_EMPTY);
    }

    @Test
    void aCancelledPassEndsAndGivesItsConnectionBack() throws Exception {
        FeedDefinition definition = definition(STOCKS, "");
        TestDatabase.asOwner(
                shelf.database,
                "INSERT INTO product (vendor_sku, content_hash, name, brand, msrp, language, is_visible,"
                + " created_at, updated_at) SELECT CONCAT('S', seq), 0, 'Name', 'Brand', 1, 'nl', TRUE, NOW(6), NOW(6)"
                + " FROM seq_1_to_20000");
        FeedProgress atOnce = new FeedProgress() {
            @Override
            public void items(long read, long written) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        FeedScope all = scope(List.of(), List.of(), 0, 0, 0);
        FeedPass pass = new FeedPass(shelf.database, FeedShelf.CLOCK);
        FeedSnapshot snapshot = new FeedSnapshot(null, folder.resolve("next"));

        for (int i = 0; i < 12; i++) {
            assertThatThrownBy(() -> pass.run(
                            definition, all, OutputStream.nullOutputStream(), FeedReport.silent(), snapshot, atOnce))
                    .isInstanceOf(FeedCancelled.class);
        }

        assertThat(shelf.made(definition, all).result().written()).isEqualTo(20_000);
        try (var left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void aFullDiskIsAnErrorAndNoFeed() throws Exception {
        shelf.whole(1, "A", Map.of());
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        for (String name : List.of("vivino", "plain-csv", "google-merchant-tsv")) {
            assertThatThrownBy(() -> new FeedPass(shelf.database, FeedShelf.CLOCK)
                            .run(
                                    FeedShelf.shipped(name),
                                    FeedShelf.scope(),
                                    full,
                                    FeedReport.silent(),
                                    new FeedSnapshot(null, folder.resolve("next")),
                                    FeedProgress.silent()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
        }
    }

    @Test
    void aPreviewShowsEveryItemBeforeAndAfterEachRule() throws Exception {
        FeedDefinition vivino = FeedShelf.shipped("vivino");
        shelf.whole(1, "A", Map.of("name", "Barolo 2019", "attributes", "{\"Volume\":\"75 cl\"}"));
        shelf.whole(2, "B", Map.of("name", "Glas"));
        shelf.whole(3, "C", Map.of("name", "Rioja 2017 75 cl", "attributes", "{\"Vintage\":\"2018\"}"));
        FeedPreview preview = new FeedPreview(shelf.database, FeedShelf.CLOCK);

        FeedPreview.Shown shown = preview.of(vivino, FeedShelf.scope(), List.of("A", "B", "C", "nothing"));

        FeedPreview.Item barolo = shown.items().get(0);
        assertThat(barolo.values()).containsEntry("bottle_size", "750 ml").containsEntry("quantity-is-minimum", "");
        assertThat(barolo.steps().get(2))
                .isEqualTo(new FeedPreview.Step(
                        "not a minimum",
                        true,
                        Map.of("quantity-is-minimum", ""),
                        Map.of("quantity-is-minimum", "false")));
        assertThat(barolo.output()).startsWith("<product><product-id>A</product-id>").endsWith("</product>");
        assertThat(shown.items().get(1).excludedBy()).isEqualTo("no wine");
        assertThat(shown.items().get(2).output()).isEmpty();
        assertThat(shown.items().get(2).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FeedFindingCode.WINE_VINTAGE_DIFFERS);
            assertThat(finding.message())
                    .isEqualTo("Expected the vintage 2018 of the attribute in the name, found 2017.");
        });
        assertThat(shown.hits()).containsEntry("no wine", 1L).containsEntry("not a minimum", 2L);
        assertThat(preview.first(vivino, FeedShelf.scope(), 2).items()).hasSize(2);
        assertThat(preview.of(vivino, FeedShelf.scope(), List.of()).items()).isEmpty();
    }

    /** Vintages and sizes are often what the variants of a product differ in; a name can be blank. */
    @Test
    void aVariationIsAFactOfAWineAsAnAttributeIs() throws Exception {
        FeedDefinition wines = definition(
                """
                  - {name: id, source: product.sku}
                  - {name: year, source: wine.vintage, type: vintage}
                  - {name: volume, source: wine.size, type: volume}
                  - {name: whole, source: wine.name}
                """,
                "");
        shelf.whole(1, "A", Map.of("name", "Barolo", "variations", "{\"Jaargang\":\"2016\",\"Inhoud\":\"1,5 l\"}"));
        shelf.whole(2, "B", Map.of("name", " ", "brand", " ", "attributes", "no JSON", "variations", "{\"a\":[1]}"));
        shelf.whole(3, "C", Map.of("name", "Barolo 2015", "variations", "{\"Vintage\":\"2016\"}"));

        FeedShelf.Made made = shelf.made(wines, FeedShelf.scope());

        assertThat(made.text()).isEqualTo("A,2016,1500 ml,Acme Barolo 2016\nB,,,NV\n");
        assertThat(made.result().findings()).containsEntry(FeedFindingCode.WINE_VINTAGE_DIFFERS, 1L);
    }

    @Test
    void theReportIsWrittenAsCsvAndAsJson() throws Exception {
        Path csv = folder.resolve("report.csv");
        Path json = folder.resolve("report.json");
        FeedFinding finding = new FeedFinding(
                "=A", "title", "a\"b\n", "max-length", FeedFindingCode.FEED_TOO_LONG, "Message.", "Hint.",
                FeedFinding.Blocks.VALUE);
        FeedFinding stop = new FeedFinding(
                "", "", "", "items", FeedFindingCode.FEED_EMPTY, "None.", "Look.", FeedFinding.Blocks.FEED);

        try (FeedReportFiles files = new FeedReportFiles(csv, json, 2)) {
            files.add(finding);
            files.add(finding);
            files.add(finding);
            files.add(stop);
        }

        assertThat(Files.readString(csv))
                .isEqualTo("item,field,value,rule,code,blocks,message,hint\r\n"
                        + "'=A,title,\"a\"\"b\n\",max-length,FEED_TOO_LONG,value,Message.,Hint.\r\n".repeat(2)
                        + ",,,items,FEED_EMPTY,feed,None.,Look.\r\n");
        var read = new com.fasterxml.jackson.databind.ObjectMapper().readTree(json.toFile());
        assertThat(read).hasSize(3);
        assertThat(read.get(0).get("value").asText()).isEqualTo("a\"b\n");
    }
}
