package io.tillbridge.lightspeed.rseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.lightspeed.ShopStub;
import io.tillbridge.lightspeed.WalkedRoutes;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RSeriesPagesTest {
    private static final String SALES = TillRoutes.ACCOUNT + "Sale.json";

    private final ShopStub api = new ShopStub();
    private final TillRoutes routes = new TillRoutes(api.url());

    @AfterEach
    void stop() {
        routes.close();
        api.close();
    }

    private Iterator<?> sales(String query) {
        routes.use("sales", "rseries-pages", Map.of("resource", "Sale", "query", query));
        Exchange answer = routes.send("sales", null);
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeaders()).containsOnly(Map.entry("X-Own", "kept"));
        return answer.getMessage().getBody(Iterator.class);
    }

    private static List<String> ids(Iterator<?> records) {
        List<String> ids = new ArrayList<>();
        records.forEachRemaining(record -> ids.add(RSeriesJson.of(record).text("saleID")));
        return ids;
    }

    private void page(String records, String next) {
        api.once(ShopStub.json(
                200,
                "{\"@attributes\":{\"next\":\"" + next.replace("\"", "\\\"") + "\",\"previous\":\"\"}" + records
                        + "}"));
    }

    private static String sale(String... ids) {
        return ",\"Sale\":["
                + String.join(
                        ",",
                        List.of(ids).stream()
                                .map(id -> "{\"saleID\":\"" + id + "\"}")
                                .toList()) + "]";
    }

    @Test
    void thePageThatIsNamedIsFollowedAsGivenUntilNoneIs() {
        String second = api.url() + SALES + "?limit=2&after=WzEwMF0%3D&x=a+b";
        String third = api.url() + SALES + "?after=W%2f%3d&limit=2";
        page(sale("1", "2"), second);
        page(sale("3"), third);
        page(sale("4"), "");

        assertThat(ids(sales("limit=2; completed=true"))).containsExactly("1", "2", "3", "4");
        assertThat(api.asked())
                .extracting(asked -> api.url() + asked.uri())
                .containsExactly(api.url() + SALES + "?completed=true&limit=2", second, third);
    }

    @Test
    void onePageIsInMemoryAtATime() {
        page(sale("1", "2"), api.url() + SALES + "?after=a");
        page(sale("3"), "");

        Iterator<?> sales = sales("");
        int before = api.asked().size();
        sales.next();
        sales.next();
        int afterTwo = api.asked().size();

        assertThat(before).isZero();
        assertThat(afterTwo).isOne();
        assertThat(ids(sales)).containsExactly("3");
    }

    @ParameterizedTest
    @CsvSource({"'', 100", "limit=20, 20", "limit=100, 100", "limit=250, 100", "limit=0, 100", "limit=many, 100"})
    void aPageHasAHundredRowsAtMost(String query, int rows) {
        ids(sales(query));

        assertThat(api.asked().get(0).uri()).isEqualTo(SALES + "?limit=" + rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"Sale\":{}",
                ",\"Sale\":\"\"",
                ",\"Sale\":[]",
                ",\"Sale\":null",
                ",\"Sale\":[{}]",
                ",\"other\":\"text\""
            })
    void anEmptyListHasManyForms(String records) {
        page(records, "");

        assertThat(ids(sales(""))).isEmpty();
        assertThat(api.asked()).hasSize(1);
    }

    @Test
    void anEmptyPageWithANextOneDoesNotEndTheList() {
        page("", api.url() + SALES + "?after=a");
        page(",\"Sale\":{\"saleID\":\"9\"}", "");

        assertThat(ids(sales(""))).containsExactly("9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{}", "{\"@attributes\":{}}", "{\"@attributes\":\"\"}", "{\"@attributes\":{\"next\":null}}"
            })
    void noNextPageEndsTheListToo(String answer) {
        api.always(ShopStub.json(200, answer));

        assertThat(ids(sales(""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.invalid" + SALES,
                "http://evil.invalid:%d" + SALES,
                "https://127.0.0.1:%d" + SALES,
                "http://127.0.0.1:1" + SALES,
                "http://127.0.0.1" + SALES,
                "http://user@127.0.0.1:%d" + SALES,
                "http://127.0.0.1:%d@evil.invalid" + SALES,
                "http://127.0.0.1:%d.evil.invalid" + SALES,
                "//evil.invalid" + SALES,
                "http://127.0.0.1:%d/API/V3/Account/1/Sale.json",
                "http://127.0.0.1:%d/API/V3/Account/770042/../1/Sale.json",
                "http://127.0.0.1:%d/API/V3/Account/770042%%2f..%%2f1/Sale.json",
                "http://127.0.0.1:%d/API/V3/Account/770042/Item.json",
                "/API/V3/Account/1/Sale.json",
                "file:///etc/passwd",
                "javascript:alert(1)"
            })
    void aNextPageElsewhereIsNeverAsked(String next) {
        int port = Integer.parseInt(api.url().replaceFirst(".*:", ""));
        page(sale("1"), (next.contains("%d") ? next.formatted(port) : next) + "?after=a");

        assertThatThrownBy(() -> ids(sales("")))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("names a next page elsewhere")
                .hasMessageContaining("The token was not sent there");
        assertThat(api.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[", "http://127.0.0.1:%zz/"})
    void aNextPageThatIsNoAddressIsBadData(String next) {
        page(sale("1"), next);

        assertThatThrownBy(() -> ids(sales(""))).isInstanceOf(BadDataFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {SALES + "?after=a", "%s" + SALES + "?load_relations=[\"SaleLines\"]&timeStamp=>=,2026|x&after=a"
            })
    void aNextPageMayBeRelativeOrHaveBareCharacters(String next) {
        page(sale("1"), next.replace("%s", api.url()));
        page(sale("2"), "");

        assertThat(ids(sales(""))).containsExactly("1", "2");
    }

    @Test
    void pagesThatGoInACircleEndTheWalk() {
        page(sale("1"), api.url() + SALES + "?limit=100&after=a");
        page(sale("2"), api.url() + SALES + "?limit=100&after=b");
        page(sale("3"), api.url() + SALES + "?limit=50&after=a");

        assertThatThrownBy(() -> ids(sales("")))
                .isInstanceOf(BadDataFailure.class)
                .hasMessageContaining("does not turn the pages");
        assertThat(api.asked()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 504})
    void aPageThatIsTooHeavyIsAskedWithHalfTheRows(int status) {
        page(sale("1"), api.url() + SALES + "?after=a&limit=100");
        api.once(ShopStub.json(status, ""));
        api.once(ShopStub.json(status, ""));
        page(sale("2"), api.url() + SALES + "?after=b&limit=25");
        page(sale("3"), "");

        assertThat(ids(sales(""))).containsExactly("1", "2", "3");
        assertThat(api.asked())
                .extracting(ShopStub.Asked::uri)
                .containsExactly(
                        SALES + "?limit=100",
                        SALES + "?after=a&limit=100",
                        SALES + "?after=a&limit=50",
                        SALES + "?after=a&limit=25",
                        SALES + "?after=b&limit=25");
    }

    @Test
    void onePageThatStaysTooHeavyFailsInAPassingWay() {
        api.always(ShopStub.json(500, "<html>"));

        assertThatThrownBy(() -> ids(sales("limit=3"))).isInstanceOf(PassingFailure.class);
        assertThat(api.asked()).extracting(ShopStub.Asked::uri).containsExactly(SALES + "?limit=3", SALES + "?limit=1");
    }

    @Test
    void aPassingFaultIsTriedAgainFromThatPage() {
        page(sale("1"), api.url() + SALES + "?after=a");
        api.once(ShopStub.json(503, ""));
        api.once((exchange, body) -> exchange.close());
        page(sale("2"), "");

        assertThat(ids(sales(""))).containsExactly("1", "2");
        assertThat(api.asked()).hasSize(4);
    }

    @Test
    void anExpiredTokenInTheMiddleOfAWalkIsRenewed() {
        page(sale("1"), api.url() + SALES + "?after=a");
        api.once(ShopStub.json(401, "{\"error\":\"access_denied\",\"hint\":\"Access token could not be verified\"}"));
        page(sale("2"), "");

        assertThat(ids(sales(""))).containsExactly("1", "2");
        assertThat(api.asked().get(2).header("Authorization")).isEqualTo("Bearer " + TillRoutes.SECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"Item\":[{\"itemID\":\"1\"}]", ",\"Item\":{\"itemID\":\"1\"}"})
    void recordsOfAnotherNameAreNoEmptyList(String records) {
        page(records, "");

        assertThatThrownBy(() -> ids(sales("")))
                .isInstanceOf(BadDataFailure.class)
                .hasMessageContaining("answered without Sale, found Item");
    }

    /** 500 asks for less each time, 401 for a new token. The walk alone decides how often a page is asked for: the route does not multiply its tries. */
    @ParameterizedTest
    @CsvSource({
        "failures, 500, 7",
        "failures, 503, 3",
        "failures, 404, 1",
        "failures, 400, 1",
        "failures, 401, 2",
        "failures, 0, 3",
        "failures-item, 500, 7",
        "failures-item, 404, 1",
        "failures-item, 400, 1",
        "failures-item, 0, 3"
    })
    void aPageOfARouteIsAskedForAsOftenAsTheWalkSays(String configuration, int status, int calls) {
        api.always(status == 0 ? (exchange, body) -> exchange.close() : ShopStub.json(status, "{}"));

        String ended = WalkedRoutes.walk(routes.context(), "rseries-pages", "Sale", configuration, 7L);

        assertThat(api.asked()).as(ended).hasSize(calls);
        assertThat(ended).isNotEqualTo("done");
    }
}
