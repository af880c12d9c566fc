package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.catalog.load.UploadStore;
import io.tillbridge.connection.CatalogKinds;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Postnl;
import io.tillbridge.product.listing.StockRules;
import io.tillbridge.product.listing.SwitchFacts;
import io.tillbridge.wording.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The facts that make the switches of a connection safe to turn on. */
public final class ConnectionFactOperations {
    /** A delivery with fewer rows than this share of the live products is not the whole catalog. */
    private static final double WHOLE = 0.8;

    private final Connections connections;
    private final ShopServices shop;
    private final UploadStore uploads;
    private final Function<Connection, Map<String, Object>> authorization;

    /** @param authorization the sign-in of a connection; empty for a kind without one */
    ConnectionFactOperations(
            Connections connections,
            ShopServices shop,
            UploadStore uploads,
            Function<Connection, Map<String, Object>> authorization) {
        this.connections = connections;
        this.shop = shop;
        this.uploads = uploads;
        this.authorization = authorization;
    }

    /** One fact, as the contract has it. */
    private record Fact(String fact, boolean ok, String detail, Map<String, Long> numbers) {}

    public ApiResponse list(ApiRequest request) {
        Connection connection = connections.get(request.id());
        return ApiResponse.ok(Map.of("items", facts(connection)));
    }

    /** A carrier has no switch that could do harm. */
    private List<Fact> facts(Connection connection) {
        if (CatalogKinds.NAMES.contains(connection.kind())) {
            return List.of(filesComplete(connection.id()));
        }
        return connection.kind().equals(Postnl.NAME) ? List.of() : ofShop(connection);
    }

    private List<Fact> ofShop(Connection connection) {
        SwitchFacts facts = shop.listings().switchFacts();
        List<Long> warehouses = shop.places(connection.id()).stream()
                .map(StockRules::warehouses)
                .flatMap(List::stream)
                .distinct()
                .toList();
        List<Fact> found = new ArrayList<>();
        Map<String, Object> signIn = authorization.apply(connection);
        if (!signIn.isEmpty()) {
            found.add(signedIn("signed-in".equals(signIn.get("state"))));
        }
        found.add(warehousesChosen(warehouses.size()));
        found.add(counted(facts.counted(connection.id(), warehouses)));
        found.add(ordersRead(
                Boolean.TRUE.equals(connection.settings().get("orderSync")),
                shop.coverage().watermark(connection.id()).isPresent()));
        found.add(linked(facts.links(connection.id())));
        found.add(unique(facts.sharedCodes(connection.id())));
        SwitchFacts.Amounts amounts = facts.amounts(connection.id());
        found.add(amounts("prices-known", "an MSRP", amounts.withoutPrice()));
        found.add(amounts("costs-known", "a cost", amounts.withoutCost()));
        return found;
    }

    private static Fact signedIn(boolean ok) {
        return new Fact(
                "signed-in",
                ok,
                ok ? "The hub is signed in." : "Nobody has signed in: sign in with Lightspeed first.",
                Map.of());
    }

    private static Fact warehousesChosen(long count) {
        return new Fact(
                "warehouses-chosen",
                count > 0,
                count > 0
                        ? Quantity.of(count, "warehouse") + " chosen."
                        : "No warehouse is chosen: set warehouses, or map the shops.",
                Map.of("warehouses", count));
    }

    private static Fact counted(SwitchFacts.Counted counted) {
        boolean ok = counted.products() > 0 && counted.uncounted() == 0;
        String found = Quantity.of(counted.products(), "product") + " counted in these warehouses; "
                + Quantity.of(counted.uncounted(), "linked listing") + " never counted.";
        return new Fact(
                "stock-counted",
                ok,
                ok ? found : found + " Count them, or the shop keeps its own number for them.",
                Map.of("counted", counted.products(), "uncounted", counted.uncounted()));
    }

    private static Fact ordersRead(boolean on, boolean read) {
        return new Fact(
                "orders-read",
                on && read,
                on && read
                        ? "Orders are read, so what the shop sold is known."
                        : on
                                ? "No orders were read yet: run order-poll first."
                                : "orderSync is off: a number that is sent undoes what the shop sold meanwhile.",
                Map.of());
    }

    private static Fact linked(SwitchFacts.Links links) {
        boolean ok = links.listings() > 0 && links.linked() == links.listings();
        String found = links.linked() + " of " + Quantity.of(links.listings(), "listing") + " linked to a product.";
        return new Fact(
                "products-linked",
                ok,
                ok ? found : found + " Run product-sync and match the others by hand.",
                Map.of("listings", links.listings(), "linked", links.linked()));
    }

    private static Fact unique(SwitchFacts.SharedCodes shared) {
        boolean ok = shared.gtins() + shared.skus() + shared.listings() == 0;
        return new Fact(
                "codes-unique",
                ok,
                ok
                        ? "Each code belongs to one live product and one listing."
                        : Quantity.of(shared.gtins(), "GTIN") + " and " + Quantity.of(shared.skus(), "SKU")
                                + " belong to several live products, " + Quantity.of(shared.listings(), "code")
                                + " to several listings. These listings stay unlinked until the codes differ.",
                Map.of("gtins", shared.gtins(), "skus", shared.skus(), "listings", shared.listings()));
    }

    private static Fact amounts(String name, String amount, long without) {
        return new Fact(
                name,
                without == 0,
                without == 0
                        ? "Each linked product has " + amount + "."
                        : Quantity.of(without, "linked product") + " without " + amount
                                + ": nothing is sent for these.",
                Map.of("without", without));
    }

    private Fact filesComplete(long connectionId) {
        long live = shop.listings().switchFacts().liveProducts(connectionId);
        long rows = uploads.list(new Upload.Filter(connectionId, null, UploadState.LOADED), null, 1).stream()
                .flatMap(last -> uploads.ofDelivery(last.deliveryId()).stream())
                .mapToLong(file -> file.summary() == null ? 0 : file.summary().rows())
                .sum();
        boolean ok = rows > 0 && rows >= live * WHOLE;
        String found = "The last delivery had " + Quantity.of(rows, "row") + ", the hub has "
                + Quantity.of(live, "live product") + " of this vendor.";
        return new Fact(
                "files-complete",
                ok,
                ok ? found : found + " Make sure that each delivery holds the whole catalog.",
                Map.of("rows", rows, "products", live));
    }
}
