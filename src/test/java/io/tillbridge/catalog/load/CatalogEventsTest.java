package io.tillbridge.catalog.load;

import static io.tillbridge.catalog.load.CatalogTarget.HEADER;
import static io.tillbridge.catalog.load.CatalogTarget.row;
import static io.tillbridge.catalog.load.CatalogTarget.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.event.Event;
import io.tillbridge.event.EventType;
import io.tillbridge.event.WrittenEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogEventsTest {
    @AutoClose
    private CatalogTarget shop;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        shop = new CatalogTarget(folder);
    }

    @Test
    void aLoadWritesOneEventForItsFileWhenNobodyWantsMore() throws IOException {
        shop.pulled(HEADER + rows(1, 20));

        Event event = only();
        assertThat(event.type()).isEqualTo(EventType.UPLOAD_LOADED);
        assertThat(event.connectionId()).isEqualTo(shop.connection);
        assertThat(event.changes()).containsEntry("rows", 20).containsEntry("created", 20);
    }

    @Test
    void itSumsUpHowPricesChanged() throws IOException {
        shop.pulled(HEADER + row("A", "10.00") + row("B", "10.00") + row("C", "10.00") + row("D", "10.00"));
        WrittenEvents.forget(shop.database);

        shop.pulled(HEADER + row("A", "12.50") + row("B", "9.40") + row("C", "10.00") + row("D", "10.01"));

        assertThat(only().changes())
                .containsEntry("updated", 3)
                .containsEntry(
                        "priceChanges",
                        Map.of(
                                "changed", 3,
                                "largestPercent", 25,
                                "over5Percent", 2,
                                "over10Percent", 1,
                                "over20Percent", 1,
                                "over50Percent", 0))
                .containsEntry(
                        "costChanges",
                        Map.of(
                                "changed", 0,
                                "largestPercent", 0,
                                "over5Percent", 0,
                                "over10Percent", 0,
                                "over20Percent", 0,
                                "over50Percent", 0));
    }

    @Test
    void aLoadThatIsDoneAgainTellsOfItsOwnPricesOnly() throws IOException {
        shop.pulled(HEADER + row("A", "10.00"));
        shop.pulled(HEADER + row("A", "20.00"));
        WrittenEvents.forget(shop.database);

        shop.pulled(HEADER + row("A", "20.10"));

        assertThat(only().changes().get("priceChanges").toString()).contains("over5Percent=0", "changed=1");
    }

    @Test
    void aRefusedFileIsAnEvent() throws IOException {
        shop.pulled("read me");

        assertThat(only().type()).isEqualTo(EventType.UPLOAD_REFUSED);
    }

    @Test
    void aFileThatIsKnownIsNone() throws IOException {
        shop.pulled(HEADER + rows(1, 5));
        WrittenEvents.forget(shop.database);

        shop.pulled(HEADER + rows(1, 5));

        assertThat(WrittenEvents.waiting(shop.database)).isEmpty();
    }

    @Test
    void eachProductHasItsEventsWhenSomebodyNamesTheirTypes() throws IOException {
        WrittenEvents.want(
                shop.database,
                EventType.PRODUCT_CREATED,
                EventType.PRODUCT_CHANGED,
                EventType.PRODUCT_PRICE_CHANGED,
                EventType.PRODUCT_GONE);
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 8));
        assertThat(WrittenEvents.waiting(shop.database)).hasSize(9).contains("product.created products/" + id("S3"));
        WrittenEvents.forget(shop.database);

        shop.pulled(HEADER + rows(1, 6) + row("S7", "12.50") + row("S9", "1.00"));

        assertThat(WrittenEvents.waiting(shop.database))
                .containsExactlyInAnyOrder(
                        "product.changed products/" + id("S7"),
                        "product.price-changed products/" + id("S7"),
                        "product.created products/" + id("S9"),
                        "product.changed products/" + id("S8"),
                        "product.gone products/" + id("S8"),
                        "upload.loaded uploads/2");
        List<Event> events = WrittenEvents.numbered(shop.database, 0);
        assertThat(events)
                .filteredOn(event -> event.type() == EventType.PRODUCT_PRICE_CHANGED)
                .singleElement()
                .extracting(Event::changes)
                .isEqualTo(Map.of("msrp", Map.of("before", "10.00", "after", "12.50")));
    }

    private Event only() {
        List<Event> events = WrittenEvents.numbered(shop.database, 0);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private long id(String sku) {
        return shop.database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT id FROM product WHERE vendor_sku = ?")
                .bind(0, sku)
                .mapTo(Long.class)
                .one());
    }
}
