package io.tillbridge.product.listing;

import static io.tillbridge.product.listing.Shelf.EAN;
import static io.tillbridge.product.listing.Shelf.EAN_2;
import static io.tillbridge.product.listing.Shelf.EAN_3;
import static io.tillbridge.product.listing.Shelf.creating;
import static io.tillbridge.product.listing.Shelf.keeping;
import static io.tillbridge.product.listing.Shelf.rules;
import static io.tillbridge.product.listing.Shelf.shown;
import static io.tillbridge.product.listing.Shelf.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.event.Event;
import io.tillbridge.event.EventType;
import io.tillbridge.event.WrittenEvents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a product sync tells of listings and of the products it makes and changes. */
class ListingEventsTest {
    @AutoClose
    private Shelf shelf;

    private long shop;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        shop = shelf.shop();
        shelf.product("A", EAN);
        shelf.product("B", EAN_2);
        shelf.product("B2", EAN_2);
    }

    @Test
    void whatAPersonMustLookAtIsToldOnce() {
        shows();

        shelf.sync(shop, rules(MatchBy.EAN_AND_SKU));
        assertThat(written()).containsExactlyInAnyOrder("listing.conflict 2", "listing.ambiguous 3");
        WrittenEvents.forget(shelf.database);
        shows();
        shelf.sync(shop, rules(MatchBy.EAN_AND_SKU));

        assertThat(written()).isEmpty();
    }

    @Test
    void linksAreToldWhenSomebodyNamesThem() {
        WrittenEvents.want(shelf.database, EventType.LISTING_MATCHED);
        shows();

        shelf.sync(shop, rules(MatchBy.EAN_AND_SKU));

        assertThat(written())
                .containsExactlyInAnyOrder("listing.matched 1", "listing.conflict 2", "listing.ambiguous 3");
        Event matched = WrittenEvents.numbered(shelf.database, 0).stream()
                .filter(event -> event.type() == EventType.LISTING_MATCHED)
                .findFirst()
                .orElseThrow();
        assertThat(matched.changes())
                .containsEntry("state", Map.of("after", "matched"))
                .containsEntry(
                        "productId",
                        Map.of("after", shelf.listing(shop, "1").productId().toString()));
    }

    @Test
    void aProductThatIsMadeOrChangedIsToldWhenSomebodyNamesIt() {
        WrittenEvents.want(
                shelf.database, EventType.PRODUCT_CREATED, EventType.PRODUCT_CHANGED, EventType.PRODUCT_PRICE_CHANGED);
        shelf.shows(shop, variant("9", EAN_3, "Z")).describes(shop, shown("p9", "Mug", "A mug"));
        shelf.sync(shop, creating(MatchBy.EAN_AND_SKU));
        long made = shelf.listing(shop, "9").productId();
        assertThat(WrittenEvents.waiting(shelf.database)).containsExactly("product.created products/" + made);
        WrittenEvents.forget(shelf.database);
        shelf.execute("UPDATE product SET msrp = 10, name = 'x' WHERE id = ?", made);

        shelf.shows(shop, variant("9", EAN_3, "Z")).describes(shop, shown("p9", "Mug", "A mug"));
        shelf.sync(shop, keeping(false, "msrp", "name"));

        List<Event> events = WrittenEvents.numbered(shelf.database, 0);
        assertThat(events)
                .extracting(Event::type)
                .containsExactly(EventType.PRODUCT_CHANGED, EventType.PRODUCT_PRICE_CHANGED);
        assertThat(events.get(1).changes()).isEqualTo(Map.of("msrp", Map.of("before", "10.00", "after", "32.50")));
        assertThat(events.get(0).changes()).containsOnlyKeys("msrp", "name");
    }

    @Test
    void aMatchByHandIsAlwaysTold() {
        shows();
        shelf.sync(shop, rules(MatchBy.EAN_AND_SKU));
        WrittenEvents.forget(shelf.database);
        Listing listing = shelf.listing(shop, "2");
        long product = shelf.product("C", EAN_3);

        shelf.listings.match(listing.id(), product, "Jane", null);
        shelf.listings.match(listing.id(), product, "Jane", null);

        assertThat(written()).containsExactly("listing.matched 2");
    }

    /** One that matches, one whose codes name two products, one whose EAN two products have. */
    private void shows() {
        shelf.shows(shop, variant("1", EAN, "A"), variant("2", EAN, "B"), variant("3", EAN_2, ""));
    }

    /** Types and variants. */
    private List<String> written() {
        return WrittenEvents.waiting(shelf.database).stream()
                .map(event -> {
                    String[] parts = event.split(" listings/", -1);
                    return parts[0] + " "
                            + shelf.one("SELECT remote_id FROM listing WHERE id = ?", Long.parseLong(parts[1]))
                                    .get("remote_id");
                })
                .toList();
    }
}
