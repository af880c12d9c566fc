package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ProductSyncProductsRouteTest extends RouteTest {
    ProductSyncProductsRouteTest() {
        super("cseries/product-sync-products.camel.yaml");
    }

    @Test
    void brandsAreReadBeforeTheProductsThatNameThem() {
        edge("product-sync-products.brands").whenAnyExchangeReceived(answer(List.of("b1")));
        edge("product-sync-products.pages").whenAnyExchangeReceived(answer(List.of("p1", "p2")));

        send("product-sync-products", null);

        assertThat(path())
                .isEqualTo(ids(
                        "product-sync-products", "brands each-brand keep-brand pages each keep-product keep-product"));
    }

    @Test
    void everyVariantIsKept() {
        edge("product-sync-variants.pages").whenAnyExchangeReceived(answer(List.of("v1", "v2")));

        send("product-sync-variants", null);

        assertThat(path()).isEqualTo(ids("product-sync-variants", "pages each keep-variant keep-variant"));
    }

    @Test
    void aPageThatCannotBeReadEndsTheWalk() {
        edge("product-sync-variants.pages").whenAnyExchangeReceived(answer(List.of("v1", "v2")));
        step("product-sync-variants.keep-variant", RouteFault.BAD_DATA.step());

        Exchange ended = send("product-sync-variants", null);

        assertThat(path()).isEqualTo(ids("product-sync-variants", "pages each keep-variant"));
        assertThat(ended.getException()).hasStackTraceContaining(RouteFault.BAD_DATA.message());
    }
}
