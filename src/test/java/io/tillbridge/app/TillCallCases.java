package io.tillbridge.app;

import io.tillbridge.connection.Grants;
import io.tillbridge.order.OrderState;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.sandbox.rseries.SaleDraft;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** Every kind of call that the hub makes to an account of tills, each with an account of its own. */
final class TillCallCases {
    private static final int PAGE = 100;

    private final TillHub world;
    private final List<TillCallCase> all = new ArrayList<>();

    private TillCallCases(TillHub world) {
        this.world = world;
    }

    static List<TillCallCase> of(TillHub world) throws Exception {
        TillCallCases cases = new TillCallCases(world);
        cases.signIn();
        cases.shops();
        cases.sales();
        cases.items();
        cases.prices();
        cases.stock();
        return cases.all;
    }

    private void signIn() {
        OneTill exchanged = till();
        Instant[] before = {Instant.EPOCH};
        add(
                "exchange of a code",
                exchanged,
                List.of("POST auth/oauth/token"),
                () -> before[0] = receivedOn(exchanged),
                () -> signInAgain(exchanged),
                () -> receivedOn(exchanged).isAfter(before[0]));
        OneTill refreshed = till("orderSync", true);
        sale("refresh", refreshed, List.of("POST auth/oauth/token"), () -> refreshed
                .till
                .tokens()
                .expireAccess());
        OneTill unnamed = till("orderSync", true);
        unnamed.till.quirks().accountInTokens(false);
        sale("account", unnamed, List.of("GET Account", "GET Session"), () -> {
            TillGrant.give(world.hub, unnamed.till, unnamed.connection.id());
            unnamed.set("accountId", null);
            sql("UPDATE connection_grant SET account_id = NULL WHERE connection_id = ?", unnamed.connection.id());
        });
        OneTill tried = till();
        boolean[] ok = {false};
        add(
                "session",
                tried,
                List.of("GET Session"),
                () -> ok[0] = false,
                () -> {
                    HubCalls.Answer answer = post(tried, "/test", null);
                    TillCallCase.Result result = TillCallCase.Result.of(answer);
                    ok[0] = result.ok();
                    return result;
                },
                () -> ok[0]);
    }

    private void shops() {
        for (String list : List.of("Shop", "Register", "Employee")) {
            OneTill one = till();
            int[] number = {0};
            add(
                    list.toLowerCase(Locale.ROOT) + "s",
                    one,
                    List.of("GET " + list),
                    () -> {
                        number[0]++;
                        one.till.stock().addShop("Shop " + number[0], "America/Boise");
                        one.till.stock().addRegister(one.shop, "Till " + number[0]);
                        one.till.stock().addEmployee("Ann", "Till " + number[0]);
                    },
                    () -> TillCallCase.Result.of(post(one, "/shops/refresh", null)),
                    () -> number(
                                    "SELECT COUNT(*) FROM till_" + list.toLowerCase(Locale.ROOT)
                                            + " WHERE NOT archived AND connection_id = ?",
                                    one.connection.id())
                            == number[0] + 1);
        }
    }

    private void sales() throws Exception {
        OneTill first = till("orderSync", true);
        sale("sales, first page", first, List.of("GET Sale"), () -> {});
        OneTill later = till("orderSync", true);
        OneTill.Article lamp = later.article(1_000);
        for (int i = 0; i < PAGE; i++) {
            later.till.sales().ringUp(SaleDraft.at(later.shop).item(lamp.item(), 1));
        }
        later.poll();
        sale("sales, later page", later, List.of("GET Sale"), 2, () -> {});
        OneTill single = till("orderSync", true);
        OneTill.Article cord = single.article(1_000);
        List<Long> sold = new ArrayList<>();
        world.longAgo(() -> {
            for (int i = 0; i < TillFault.values().length; i++) {
                sold.add(single.till.sales().ringUp(SaleDraft.at(single.shop).item(cord.item(), 2)));
            }
        });
        single.poll();
        long[] undone = {0};
        add(
                "single sale",
                single,
                List.of("GET Sale/*"),
                () -> {
                    undone[0] = sold.remove(0);
                    single.till.sales().voidSale(undone[0]);
                },
                job(single, Jobs.ORDER_POLL),
                () -> single.order(undone[0]).state() == OrderState.CANCELLED
                        && single.onHand(cord) == 1_000 - 2L * sold.size());
    }

    private void items() {
        OneTill read = till("productSync", true);
        read.article(1);
        String[] sku = {""};
        add(
                "items",
                read,
                List.of("GET Item"),
                () -> sku[0] = read.article(1).sku(),
                job(read, Jobs.PRODUCT_SYNC),
                () -> number(
                                "SELECT COUNT(*) FROM listing l JOIN product p ON p.id = l.product_id"
                                        + " WHERE l.connection_id = ? AND l.state = 'matched' AND p.vendor_sku = ?",
                                read.connection.id(),
                                sku[0])
                        == 1);
        created("search for an item", "GET Item");
        created("creation of an item", "POST Item");
    }

    private void created(String name, String call) {
        OneTill one = till("autoCreateProducts", true, "priceSync", true);
        String[] sku = {""};
        add(
                name,
                one,
                List.of(call),
                () -> {
                    sku[0] = "NEW-" + world.nextArticle();
                    long product = product(sku[0]);
                    sql(
                            "INSERT INTO till_product (connection_id, product_id, enabled, created_by, created_at,"
                                    + " updated_at) VALUES (?, ?, TRUE, 'test', NOW(6), NOW(6))",
                            one.connection.id(),
                            product);
                },
                job(one, Jobs.PRICE_PUSH),
                () -> items(one, sku[0]) == 1
                        && number(
                                        "SELECT COUNT(*) FROM till_product t JOIN product p ON p.id = t.product_id"
                                                + " WHERE t.connection_id = ? AND t.create_state = 'created'"
                                                + " AND p.vendor_sku = ?",
                                        one.connection.id(),
                                        sku[0])
                                == 1);
    }

    private void prices() throws Exception {
        priced("price levels", "GET PriceLevel", "priceSync", "msrp");
        priced("price", "PUT Item/*", "priceSync", "msrp");
        priced("cost", "PUT Item/*", "costSync", "default_cost");
    }

    private void priced(String name, String call, String setting, String column) throws Exception {
        OneTill one = till("productSync", true, setting, true);
        OneTill.Article lamp = one.article(1);
        one.run(Jobs.PRODUCT_SYNC, false);
        one.run(Jobs.PRICE_PUSH, false);
        BigDecimal[] amount = {BigDecimal.TEN};
        add(
                name,
                one,
                List.of(call),
                () -> {
                    amount[0] = amount[0].add(BigDecimal.ONE);
                    sql("UPDATE product SET " + column + " = ? WHERE id = ?", amount[0], lamp.product());
                },
                job(one, Jobs.PRICE_PUSH),
                () -> shown(one, lamp, column).compareTo(amount[0]) == 0
                        && number(
                                        "SELECT COUNT(*) FROM listing l JOIN listing_price p ON p.listing_id = l.id"
                                                + " WHERE l.connection_id = ? AND l.state = 'matched' AND p.told = ?",
                                        one.connection.id(),
                                        amount[0])
                                > 0);
    }

    private static BigDecimal shown(OneTill one, OneTill.Article article, String column) {
        return column.equals("msrp")
                ? one.till.stock().prices(article.item()).get("Default")
                : new BigDecimal(one.till.stock().field(article.item(), "defaultCost"));
    }

    private void stock() throws Exception {
        stocked("stock of the shops", "GET ItemShop", Map.of());
        stocked("number of an item", "PUT Item/*", Map.of());
        stocked("new count", "POST InventoryCount", Map.of("countFrom", 1));
        stocked("line of a count", "POST InventoryCountItem", Map.of("countFrom", 1));
        stocked("end of a count", "POST InventoryCountReconcile", Map.of("countFrom", 1));
    }

    private void stocked(String name, String call, Map<String, Object> more) throws Exception {
        OneTill one = till("productSync", true, "stockSync", true);
        more.forEach(one::set);
        one.set("employeeId", "1");
        List<OneTill.Article> lamps = List.of(one.article(5), one.article(5));
        one.run(Jobs.PRODUCT_SYNC, false);
        one.run(Jobs.INVENTORY_PUSH, false);
        long[] pieces = {10};
        add(
                name,
                one,
                List.of(call),
                () -> {
                    pieces[0]++;
                    lamps.forEach(lamp -> one.count(lamp.product(), pieces[0]));
                },
                job(one, Jobs.INVENTORY_PUSH),
                () -> lamps.stream().allMatch(lamp -> one.till.stock().quantity(lamp.item(), one.shop) == pieces[0])
                        && number(
                                        "SELECT COUNT(*) FROM listing l JOIN listing_shop_stock s ON s.listing_id = l.id"
                                                + " WHERE l.connection_id = ? AND l.state = 'matched'"
                                                + " AND s.told_stock = ?",
                                        one.connection.id(),
                                        pieces[0])
                                == lamps.size());
    }

    private void sale(String name, OneTill one, List<String> calls, Runnable more) {
        sale(name, one, calls, 1, more);
    }

    /** A new sale, and something else before the poll. */
    private void sale(String name, OneTill one, List<String> calls, int from, Runnable more) {
        OneTill.Article lamp = one.article(1_000);
        long[] sale = {0};
        int[] sold = {0};
        add(
                name,
                one,
                calls,
                from,
                () -> {
                    sale[0] = one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 3));
                    sold[0] += 3;
                    more.run();
                },
                job(one, Jobs.ORDER_POLL),
                () -> one.stored().stream().anyMatch(order -> order.remoteId().equals(Long.toString(sale[0])))
                        && one.onHand(lamp) == 1_000 - sold[0]);
    }

    private void add(
            String name,
            OneTill one,
            List<String> calls,
            Runnable give,
            Callable<TillCallCase.Result> start,
            BooleanSupplier done) {
        add(name, one, calls, 1, give, start, done);
    }

    private void add(
            String name,
            OneTill one,
            List<String> calls,
            int from,
            Runnable give,
            Callable<TillCallCase.Result> start,
            BooleanSupplier done) {
        all.add(new TillCallCase(world, name, one, calls, from, new TillCallCase.Steps(give, start, done)));
    }

    private Callable<TillCallCase.Result> job(OneTill one, String job) {
        return () -> {
            Run asked = world.hub.running().runs().request(job, one.connection.id(), "api", false, false);
            one.quiet();
            return TillCallCase.Result.of(
                    world.hub.running().runs().get(asked.id()).orElseThrow());
        };
    }

    private OneTill till(Object... namesAndValues) {
        Map<String, Object> settings = new HashMap<>(Map.of("orderSync", false, "redirectUri", TillHub.REDIRECT));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return world.till(settings);
    }

    private TillCallCase.Result signInAgain(OneTill one) throws Exception {
        String url = post(one, "/authorization", null).body().path("url").asText();
        return TillCallCase.Result.of(post(one, "/authorization/complete", Map.of("address", world.api.allow(url))));
    }

    /** One at a time, for a caller may have few calls under way that wait for other systems. */
    private synchronized HubCalls.Answer post(OneTill one, String path, Map<String, ?> body) throws Exception {
        return new HubCalls(world.hub).call("POST", "/connections/" + one.connection.id() + path, body);
    }

    private Instant receivedOn(OneTill one) {
        return new Grants(world.jdbi(), world.hub.core().secrets())
                .find(one.connection.id())
                .receivedAt();
    }

    private static long items(OneTill one, String sku) {
        return one.till.stock().itemIds().stream()
                .filter(item -> one.till.stock().field(item, "customSku").equals(sku))
                .count();
    }

    private long product(String sku) {
        return world.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO product (vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                          is_visible, created_at, updated_at)
                        VALUES (:sku, 1, 'Lamp', 'Acme', 10, 5, 'en', TRUE, NOW(6), NOW(6))""")
                .bind("sku", sku)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    private void sql(String statement, Object... values) {
        world.jdbi().useHandle(handle -> handle.execute(statement, values));
    }

    private long number(String sql, Object... values) {
        return world.jdbi().withHandle(handle -> {
            var query = handle.createQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.bind(i, values[i]);
            }
            return query.mapTo(Long.class).one();
        });
    }
}
