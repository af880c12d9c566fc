package io.tillbridge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    @ParameterizedTest(name = "{0} was meant to be {1}")
    @CsvSource({
        "hots, host",
        "http.prot, http.port",
        "TILLBRIDGE_HTTP_PROT, TILLBRIDGE_HTTP_PORT",
        "Vendor_SKU, vendorSku",
        "lang, language",
        "buffer, stockBuffer",
        "Shopify, shopify",
        "orderSink, orderSync"
    })
    void aSlipOfTheHandFindsTheNameThatWasMeant(String wrong, String meant) {
        List<String> known = List.of(
                "host",
                "http.port",
                "TILLBRIDGE_HTTP_PORT",
                "vendorSku",
                "language",
                "stockBuffer",
                "shopify",
                "orderSync");

        assertThat(NearestName.to(wrong, known)).hasValue(meant);
    }

    @ParameterizedTest(name = "{0} is near to nothing")
    @CsvSource({"x", "brand", "''", "'   '"})
    void aNameThatIsNearToNothingFindsNothing(String wrong) {
        assertThat(NearestName.to(wrong, List.of("host", "port", "eu1", "us1"))).isEmpty();
    }

    @Test
    void ofEquallyNearNamesTheFirstIsTold() {
        assertThat(NearestName.to("shap", List.of("shop", "ship"))).hasValue("shop");
    }

    @Test
    void aTextWithoutEndIsComparedByItsBeginning() {
        assertThat(NearestName.to("x".repeat(1_000_000), List.of("host"))).isEmpty();
    }
}
