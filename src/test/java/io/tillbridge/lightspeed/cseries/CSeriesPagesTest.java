package io.tillbridge.lightspeed.cseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.tillbridge.lightspeed.ShopStub;
import io.tillbridge.lightspeed.WalkedRoutes;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CSeriesPagesTest {
    private final ShopStub shop = new ShopStub();
    private final ShopRoutes routes = new ShopRoutes(shop.url(), ShopRoutes.quick());
    private final ShopTarget target = ShopRoutes.target(shop.url());
    private final List<Integer> ids =
            new ArrayList<>(IntStream.rangeClosed(1, 23).map(i -> i * 3).boxed().toList());

    @BeforeEach
    void use() {
        shop.always(this::list);
        routes.use("since", "cseries-pages", Map.of("resource", "variants", "query", "limit=10; fields=id,ean"));
        routes.use(
                "page",
                "cseries-pages",
                Map.of(
                        "resource", "orders",
                        "query", "limit=10; updated_at_min=${variable.from}",
                        "by", "page",
                        "priority", "orders"));
    }

    @AfterEach
    void stop() {
        routes.close();
        shop.close();
    }

    @Test
    void aWalkByIdGivesEveryItemOnceAndFetchesAPageOnlyWhenItIsAskedFor() {
        Iterator<?> items = walk("since");
        assertThat(shop.asked()).isEmpty();

        List<Integer> found = drain(items);

        assertThat(found).isEqualTo(ids);
        assertThat(shop.asked())
                .extracting(ShopStub.Asked::uri)
                .containsExactly(
                        "/nl/variants.json?fields=id%2Cean&limit=10&since_id=0",
                        "/nl/variants.json?fields=id%2Cean&limit=10&since_id=30",
                        "/nl/variants.json?fields=id%2Cean&limit=10&since_id=60");
    }

    @Test
    void aFilterOfAMessageIsOneFilterOnEveryPage() {
        routes.use(
                "filtered",
                "cseries-pages",
                Map.of("resource", "variants", "query", "limit=10; sku=${body}", "by", "page"));

        Exchange walk = routes.send("filtered", target, "M&M;limit=1");
        drain(walk.getMessage().getBody(Iterator.class));

        assertThat(shop.asked())
                .extracting(ShopStub.Asked::uri)
                .containsExactly(
                        "/nl/variants.json?sku=M%26M%3Blimit%3D1&limit=10&page=1",
                        "/nl/variants.json?sku=M%26M%3Blimit%3D1&limit=10&page=2",
                        "/nl/variants.json?sku=M%26M%3Blimit%3D1&limit=10&page=3");
    }

    @Test
    void aWalkByPageCountsPages() {
        assertThat(drain(walk("page"))).isEqualTo(ids);

        assertThat(shop.asked())
                .extracting(ShopStub.Asked::uri)
                .containsExactly(
                        "/nl/orders.json?updated_at_min=2026-03-11%2012%3A00%3A00&limit=10&page=1",
                        "/nl/orders.json?updated_at_min=2026-03-11%2012%3A00%3A00&limit=10&page=2",
                        "/nl/orders.json?updated_at_min=2026-03-11%2012%3A00%3A00&limit=10&page=3");
    }

    @Test
    void anEmptyListIsOneCall() {
        ids.clear();

        assertThat(walk("page").hasNext()).isFalse();
        assertThat(shop.asked()).hasSize(1);
    }

    @Test
    void aHeavyPageIsAskedForInPartsAndNothingIsLost() {
        shop.once(this::list);
        shop.once(ShopStub.json(504, "<html>gateway</html>"));
        shop.once(ShopStub.json(504, "<html>gateway</html>"));

        assertThat(drain(walk("page"))).isEqualTo(ids);
        assertThat(shop.asked())
                .extracting(asked -> asked.uri().replaceFirst(".*&limit", "limit"))
                .startsWith("limit=10&page=1", "limit=10&page=2", "limit=5&page=3", "limit=1&page=11");
    }

    @Test
    void aPageThatFailsInPassingIsAskedForAgainSomeTimes() {
        shop.once(ShopStub.json(503, ""));
        shop.once((exchange, body) -> exchange.close());
        assertThat(drain(walk("since"))).isEqualTo(ids);

        shop.always(ShopStub.json(500, ""));
        assertThatThrownBy(() -> walk("since").hasNext()).isInstanceOf(PassingFailure.class);
        assertThat(shop.asked()).hasSize(5 + 3);
    }

    @Test
    void aWalkGoesOnFromThePageThatFailed() {
        ids.clear();
        ids.addAll(IntStream.rangeClosed(1, 1000).boxed().toList());
        Set<Integer> failures = new HashSet<>();
        shop.always((exchange, body) -> {
            boolean page57 = exchange.getRequestURI().getQuery().endsWith("since_id=560");
            if (page57 && failures.add(failures.size()) && failures.size() <= 2) {
                ShopStub.json(503, "").give(exchange, body);
            } else {
                list(exchange, body);
            }
        });

        assertThat(drain(walk("since"))).isEqualTo(ids);

        assertThat(failures).hasSize(3);
        assertThat(shop.asked()).hasSize(101 + 2);
    }

    @Test
    void theKameletSaysHowOftenAPageIsAskedForAgain() {
        routes.use("impatient", "cseries-pages", Map.of("resource", "variants", "retries", "0", "absentRetries", "1"));

        shop.once(ShopStub.json(503, ""));
        assertThatThrownBy(() -> walk("impatient").hasNext()).isInstanceOf(PassingFailure.class);
        assertThat(shop.asked()).hasSize(1);

        shop.always(ShopStub.json(404, ""));
        assertThatThrownBy(() -> walk("impatient").hasNext()).isInstanceOf(CSeriesNotFound.class);
        assertThat(shop.asked()).hasSize(1 + 2);
    }

    @ParameterizedTest
    @CsvSource({"retries,often", "absentRetries,-1", "pause,soon", "longestPause,''", "pause,-5"})
    void anOptionThatIsNoneIsNamed(String option, String value) {
        routes.use("wrong", "cseries-pages", Map.of("resource", "variants", option, value));

        Exchange answer = routes.send("wrong", target, null);

        assertThat(answer.getException())
                .isInstanceOf(BadDataFailure.class)
                .hasMessageContaining("found '" + value + "' for " + option);
    }

    @Test
    void aPageThatIsNotThereIsLookedForTwiceMore() {
        shop.once(ShopStub.json(404, ""));
        shop.once(ShopStub.json(404, ""));
        assertThat(drain(walk("since"))).isEqualTo(ids);

        shop.always(ShopStub.json(404, ""));
        assertThatThrownBy(() -> walk("since").hasNext()).isInstanceOf(BadDataFailure.class);
        assertThat(shop.asked()).hasSize(5 + 3);
    }

    @Test
    void aListThatDoesNotRiseByIdIsWalkedByPage() {
        ids.add(0, 500);

        assertThat(drain(walk("since"))).isEqualTo(ids);
        assertThat(shop.asked().get(1).uri()).endsWith("limit=10&page=1");
    }

    @Test
    void aListThatDoesNotTurnItsPagesEndsAsBadData() {
        shop.always(ShopStub.json(200, items(ids.subList(0, 10))));

        assertThatThrownBy(() -> drain(walk("page")))
                .isInstanceOf(BadDataFailure.class)
                .hasMessageStartingWith(
                        "The shop does not turn the pages of its list: the page after 10 items begins with 3 again.");
    }

    @Test
    void aSplitInARouteTakesTheItemsOneByOne() {
        routes.add(
                "file:split.camel.yaml",
                """
                - route:
                    id: split
                    from:
                      uri: direct:split
                      steps:
                        - to:
                            uri: kamelet:cseries-pages
                            parameters:
                              resource: variants
                              query: limit=10
                        - split:
                            expression:
                              simple:
                                expression: ${body}
                            streaming: true
                            steps:
                              - setBody:
                                  expression:
                                    simple:
                                      expression: ${body[id]}
                """);

        Exchange answer = routes.send("split", target, null);

        assertThat(answer.getException()).isNull();
        assertThat(shop.asked()).hasSize(3);
    }

    private Iterator<?> walk(String route) {
        Exchange answer = routes.send(route, exchange -> {
            exchange.setVariable("connection", target);
            exchange.setVariable("from", "2026-03-11 12:00:00");
        });
        assertThat(answer.getException()).isNull();
        assertThat(answer.getProperties().keySet()).noneMatch(name -> name.startsWith("cseries"));
        return answer.getMessage().getBody(Iterator.class);
    }

    private static List<Integer> drain(Iterator<?> items) {
        List<Integer> found = new ArrayList<>();
        items.forEachRemaining(item -> found.add((Integer) ((Map<?, ?>) item).get("id")));
        return found;
    }

    private void list(HttpExchange exchange, String body) throws IOException {
        Map<String, String> query = Stream.of(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        int limit = Integer.parseInt(query.get("limit"));
        int since = Integer.parseInt(query.getOrDefault("since_id", "-1"));
        int skipped = limit * (Integer.parseInt(query.getOrDefault("page", "1")) - 1);
        List<Integer> page =
                ids.stream().filter(id -> id > since).skip(skipped).limit(limit).toList();
        ShopStub.json(200, items(page)).give(exchange, body);
    }

    private static String items(List<Integer> page) {
        return page.stream().map(id -> "{\"id\":" + id + "}").collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    /** The walk alone decides how often a page is asked for: the route does not multiply its tries. */
    @ParameterizedTest
    @CsvSource({
        "failures, 500, 3",
        "failures, 503, 3",
        "failures, 404, 3",
        "failures, 400, 1",
        "failures, 401, 1",
        "failures, 0, 3",
        "failures-item, 500, 3",
        "failures-item, 404, 3",
        "failures-item, 400, 1",
        "failures-item, 0, 3"
    })
    void aPageOfARouteIsAskedForAsOftenAsTheWalkSays(String configuration, int status, int calls) {
        shop.always(status == 0 ? (exchange, body) -> exchange.close() : ShopStub.json(status, "{}"));

        String ended = WalkedRoutes.walk(routes.context(), "cseries-pages", "variants", configuration, target);

        assertThat(shop.asked()).as(ended).hasSize(calls);
        assertThat(ended).isNotEqualTo("done");
    }
}
