package io.tillbridge.lightspeed.rseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tillbridge.document.JsonText;
import io.tillbridge.product.listing.PriceLevel;
import io.tillbridge.product.listing.WalkedItem;
import io.tillbridge.run.BadDataFailure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RSeriesItemsTest {
    private static WalkedItem item(String members) {
        return RSeriesItems.item(
                JsonText.read("{\"itemID\":\"12\"" + (members.isEmpty() ? "" : "," + members) + "}", "an item"),
                PriceLevels.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            nullValues = "-",
            value = {
                "4006381333931|012345678905|4006381333931",
                "\"\"|012345678905|012345678905",
                "4006381333931|\"\"|4006381333931",
                "4006381333932|012345678905|012345678905",
                "4006381333932|123|4006381333932",
                "\"\"|\"\"|\"\"",
            })
    void theCodeIsTheEanOrTheUpcThatIsARightNumber(String ean, String upc, String code) {
        assertThat(item("\"ean\":\"" + ean + "\",\"upc\":\"" + upc + "\"")
                        .variant()
                        .ean())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "default, false, enabled",
                "'', false, enabled",
                "-, -, enabled",
                "DEFAULT, false, enabled",
                "default, true, disabled",
                "non_inventory, false, disabled",
                "labor, false, disabled",
                "serialized, false, disabled",
                "serialized_assembly, true, disabled",
                "assembly, false, disabled",
                "box, false, disabled",
                "something_new, false, disabled",
            })
    void onlyGoodsThatArePiecesAreCounted(String type, String serialized, String tracking) {
        String members = (type == null ? "" : "\"itemType\":\"" + type + "\",")
                + (serialized == null ? "" : "\"serialized\":\"" + serialized + "\",")
                + "\"ItemShops\":{\"ItemShop\":{\"shopID\":\"2\",\"qoh\":\"5\"}}";

        assertThat(item(members).variant().stockTracking()).isEqualTo(tracking);
        assertThat(item(members).stock()).isEqualTo(tracking.equals("enabled") ? Map.of("2", 5L) : Map.of());
    }

    static Stream<Arguments> shops() {
        return Stream.of(
                arguments("\"\"", Map.of()),
                arguments("{}", Map.of()),
                arguments("[]", Map.of()),
                arguments("{\"ItemShop\":{}}", Map.of()),
                arguments("{\"ItemShop\":{\"shopID\":\"0\",\"qoh\":\"9\"}}", Map.of()),
                arguments("{\"ItemShop\":{\"shopID\":3,\"qoh\":7}}", Map.of("3", 7L)),
                arguments("{\"ItemShop\":{\"shopID\":\"3\"}}", Map.of()),
                arguments(
                        "{\"ItemShop\":[{\"shopID\":\"2\",\"qoh\":\"-4\"},{\"shopID\":\"0\",\"qoh\":\"1\"},"
                                + "{\"shopID\":\"3\",\"qoh\":\"5\"}]}",
                        Map.of("2", -4L, "3", 5L)));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void eachShopHasItsOwnStockAndTheSumOfAllIsNoShop(String rows, Map<String, Long> stock) {
        assertThat(item("\"ItemShops\":" + rows).stock()).isEqualTo(stock);
    }

    static Stream<Arguments> prices() {
        return Stream.of(
                arguments("\"Prices\":\"\"", Map.of()),
                arguments(
                        "\"Prices\":{\"ItemPrice\":{\"amount\":\"18.5\",\"useTypeID\":\"1\",\"useType\":\"Default\"}}",
                        Map.of(PriceLevel.DEFAULT, new BigDecimal("18.5"))),
                arguments(
                        "\"Prices\":{\"ItemPrice\":[{\"amount\":\"18.5\",\"useTypeID\":\"1\"},"
                                + "{\"amount\":22,\"useTypeID\":\"2\"},{\"amount\":\"9\",\"useTypeID\":\"3\"}]}",
                        Map.of(PriceLevel.DEFAULT, new BigDecimal("18.5"), PriceLevel.MSRP, new BigDecimal("22"))),
                arguments(
                        "\"defaultCost\":\"4.48875\",\"Prices\":{\"ItemPrice\":{\"amount\":\"3\",\"useTypeID\":\"7\","
                                + "\"useType\":\"msrp\"}}",
                        Map.of(PriceLevel.MSRP, new BigDecimal("3"), PriceLevel.COST, new BigDecimal("4.48875"))));
    }

    @ParameterizedTest
    @MethodSource("prices")
    void pricesAreFoundByTheNameOfTheirLevelAndByItsIdWithoutOne(String members, Map<PriceLevel, BigDecimal> amounts) {
        assertThat(item(members).amounts()).isEqualTo(amounts);
    }

    @Test
    void anItemHasTextsCodesAndAPriceAndMayBeArchived() {
        WalkedItem item =
                item("\"description\":\"Mug\",\"customSku\":\"C\",\"manufacturerSku\":\"M\",\"archived\":\"true\","
                        + "\"Prices\":{\"ItemPrice\":{\"amount\":\"5\",\"useTypeID\":\"1\"}}");

        assertThat(item.archived()).isTrue();
        assertThat(item.variant().remoteId()).isEqualTo("12");
        assertThat(item.variant().title()).isEqualTo("Mug");
        assertThat(item.variant().articleCode()).isEqualTo("C");
        assertThat(item.variant().sku()).isEqualTo("M");
        assertThat(item.variant().price()).isEqualByComparingTo("5");
        assertThat(item.variant().stock()).isNull();
        assertThatThrownBy(() -> RSeriesItems.item(Map.of("itemID", "0"), PriceLevels.USUAL))
                .isInstanceOf(BadDataFailure.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "04006381333931, ean, 4006381333931",
                "00012345678905, upc, 012345678905",
                "00000096385074, ean, 0000096385074",
                "14006381333938, -, -",
            })
    void aGtinIsSentInTheFieldThatTakesItsDigits(String gtin, String field, String digits) {
        assertThat(RSeriesItems.codes(gtin)).isEqualTo(field == null ? Map.of() : Map.of(field, digits));
        assertThat(RSeriesItems.forms(gtin)).contains(gtin);
        if (digits != null) {
            assertThat(RSeriesItems.forms(gtin)).contains(digits);
        }
    }

    @Test
    void theBodyHasOnlyWhatIsSentAsPlainDecimals() {
        PriceLevels levels = PriceLevels.of(Map.of(
                "PriceLevel",
                List.of(
                        Map.of("priceLevelID", "1", "name", "Default"),
                        Map.of("priceLevelID", "5", "name", "msrp"),
                        Map.of("priceLevelID", "3", "name", "Online"))));

        assertThat(RSeriesItems.body(Map.of(PriceLevel.COST, new BigDecimal("1200.0000")), levels))
                .isEqualTo(Map.of("defaultCost", "1200"));
        assertThat(RSeriesItems.body(
                        Map.of(PriceLevel.DEFAULT, new BigDecimal("18.5000"), PriceLevel.MSRP, new BigDecimal("22")),
                        levels))
                .isEqualTo(Map.of(
                        "Prices",
                        Map.of(
                                "ItemPrice",
                                List.of(
                                        Map.of("amount", "18.5", "useTypeID", "1", "useType", "Default"),
                                        Map.of("amount", "22", "useTypeID", "5", "useType", "MSRP")))));
    }
}
