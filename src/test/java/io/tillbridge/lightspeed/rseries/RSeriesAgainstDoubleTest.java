package io.tillbridge.lightspeed.rseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.ItemDraft;
import io.tillbridge.sandbox.rseries.SaleDraft;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.sandbox.rseries.TillCall;
import io.tillbridge.sandbox.rseries.TillLimits;
import io.tillbridge.sandbox.rseries.TillSetup;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls against the sandbox till, with its bucket and its tokens. */
class RSeriesAgainstDoubleTest {
    private static final String RELATIONS = "[\"SaleLines\",\"SaleLines.Item\",\"SalePayments\","
            + "\"SalePayments.PaymentType\",\"Customer\",\"Customer.Contact\",\"ShipTo\",\"ShipTo.Contact\"]";

    private final SandboxTill sandbox = SandboxTill.start(Clock.systemUTC());
    private final DoubleTill till = sandbox.add(TillSetup.of("hub", "secret", "https://hub.example/callback")
            .withLimits(new TillLimits(40, BigDecimal.valueOf(200), 1_000)));
    private final long shop = till.stock().addShop("Riverside", "America/Boise");
    private final long item;
    private final TillRoutes routes = new TillRoutes(sandbox.baseUrl());

    RSeriesAgainstDoubleTest() {
        till.stock().addRegister(shop, "Front till");
        till.stock().addEmployee("Ada", "Cashier");
        item = till.stock().addItem(ItemDraft.of("A-1", "4006381333931", "Bell", "10"));
        routes.tokens.begin(
                till.tokens().issue().access(), till.tokens().issue().access());
    }

    @AfterEach
    void stop() {
        routes.close();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 250})
    void aHundredSalesWithAllRelationsAreOneCall(int sales) {
        IntStream.range(0, sales)
                .forEach(n -> till.sales().ringUp(SaleDraft.at(shop).item(item, 1)));
        routes.use(
                "sales",
                "rseries-pages",
                Map.of("resource", "Sale", "query", "completed=true; sort=timeStamp; load_relations=" + RELATIONS));
        till.forgetCalls();

        Exchange answer = routes.send("sales", null);
        Set<String> ids = new HashSet<>();
        Iterator<?> records = answer.getMessage().getBody(Iterator.class);
        records.forEachRemaining(sale -> ids.add(RSeriesJson.of(sale).id("saleID")));

        assertThat(ids).hasSize(sales);
        assertThat(till.calls()).hasSizeBetween(Math.max(1, (sales + 99) / 100), sales / 100 + 1);
        assertThat(till.calls()).allSatisfy(call -> {
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.cost()).isLessThanOrEqualTo(new BigDecimal("3.0"));
        });
    }

    @Test
    void eightWorkersOnOneBucketAreNeverRefused() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        List<Callable<Object>> calls = IntStream.range(0, 320)
                .<Callable<Object>>mapToObj(n -> () -> n % 3 == 0
                        ? routes.client.call(7, "GET", "Sale", "load_relations=" + RELATIONS, null)
                        : routes.client.call(7, "PUT", "Item/" + item, "", stock(n)))
                .toList();

        for (var done : workers.invokeAll(calls)) {
            done.get();
        }
        workers.shutdown();

        assertThat(till.calls()).hasSize(320).extracting(TillCall::status).containsOnly(200);
    }

    private Map<String, Object> stock(int number) {
        return Map.of("ItemShops", Map.of("ItemShop", List.of(Map.of("shopID", shop, "qoh", number))));
    }

    @Test
    void aTokenThatIsRefusedIsRenewed() {
        routes.tokens.begin("eyJ.not.known", till.tokens().issue().access());

        Object answer = routes.client.call(7, "GET", "/API/V3/Account", "", null);

        assertThat(RSeriesJson.records(answer, "Account"))
                .extracting(account -> account.id("accountID"))
                .containsExactly("770042");
        assertThat(till.calls("GET *")).extracting(TillCall::status).endsWith(200);
    }

    @Test
    void theLevelOfTheBucketIsKnown() {
        routes.client.call(7, "GET", "Shop", "", null);

        assertThat(routes.client.budget(7).windows()).singleElement().satisfies(window -> assertThat(window.limit())
                .isEqualTo(40));
    }
}
