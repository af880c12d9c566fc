package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;

/** A hub whose products retailers order: products 1 to 4 at 5.00, of which 1 to 3 are in stock, in the warehouse North. */
final class WholesaleShop implements AutoCloseable {
    static final Set<Permission> BUYS = Set.of(
            Permission.PRODUCTS_READ,
            Permission.STOCK_READ,
            Permission.WHOLESALE_ORDERS_READ,
            Permission.WHOLESALE_ORDERS_WRITE);

    final ApiShop shop;
    private int retailers;

    WholesaleShop(Path folder) throws Exception {
        shop = new ApiShop(folder);
        for (long product = 1; product <= 4; product++) {
            shop.product(product);
            shop.hub.database.jdbi().useHandle(handle -> handle.execute("UPDATE product SET gtin = NULL"));
        }
        for (long product = 1; product <= 3; product++) {
            shop.put(shop.north, product, 100);
        }
        settings("{\"warehouses\":[\"" + shop.north + "\"]}");
    }

    /** Changes members of the wholesale settings. */
    void settings(String wholesale) throws Exception {
        HttpResponse<String> set = shop.send("PATCH", "/settings", "{\"wholesale\":" + wholesale + "}");
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
    }

    /** A retailer and its key. */
    record Buyer(WholesaleShop at, String id, NewApiKey key) {
        HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(at.shop.hub.door.uri("/api/v1" + path))
                    .header("Authorization", RunningApi.basic(key.key().clientId(), key.secret()))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            for (int i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
            }
            return at.shop.hub.door.send(request);
        }

        HttpResponse<String> get(String path) throws Exception {
            return send("GET", path, null);
        }

        JsonNode read(String path) throws Exception {
            return RunningApi.json(get(path));
        }

        HttpResponse<String> order(String body) throws Exception {
            return send("POST", "/wholesale-orders", body);
        }

        /** A draft of so many of a product; its id. */
        String draft(long product, long quantity) throws Exception {
            HttpResponse<String> made = order(lines(product, quantity));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            return RunningApi.json(made).path("id").asText();
        }

        HttpResponse<String> submit(String order) throws Exception {
            return send("POST", "/wholesale-orders/" + order + "/submit", "{}");
        }

        String submitted(long product, long quantity) throws Exception {
            String order = draft(product, quantity);
            HttpResponse<String> sent = submit(order);
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
            return order;
        }
    }

    static String lines(long product, long quantity) {
        return "{\"lines\":[{\"productId\":\"" + product + "\",\"quantity\":" + quantity + "}]}";
    }

    /** A retailer that asks, with the key it would have. */
    Buyer pending() throws Exception {
        int number = ++retailers;
        HttpResponse<String> asked = shop.send(
                "POST",
                "/retailers",
                "{\"companyName\":\"Retailer " + number + "\",\"contactName\":\"Bo\",\"email\":\"r" + number
                        + "@bikes.example\"}");
        String id = RunningApi.json(asked).path("id").asText();
        return new Buyer(this, id, shop.hub.keys.create("Retailer " + number, BUYS, Long.valueOf(id)));
    }

    Buyer approved() throws Exception {
        Buyer buyer = pending();
        decide(buyer, "approve");
        return buyer;
    }

    void decide(Buyer buyer, String decision) throws Exception {
        HttpResponse<String> decided = shop.send("POST", "/retailers/" + buyer.id() + "/" + decision, "{}");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    }

    /** A move by the company. */
    HttpResponse<String> move(String order, String move, String body) throws Exception {
        return shop.send("POST", "/wholesale-orders/" + order + "/" + move, body);
    }

    JsonNode order(String id) throws Exception {
        return shop.read("/wholesale-orders/" + id);
    }

    String state(String order) throws Exception {
        return order(order).path("state").asText();
    }

    /** On hand and reserved of a product in North, such as {@code 100/20}. */
    String stock(long product) {
        return shop.hub.database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT CONCAT(on_hand, '/', reserved) FROM stock_level WHERE product_id = ? AND warehouse_id = ?")
                .bind(0, product)
                .bind(1, shop.north)
                .mapTo(String.class)
                .findOne()
                .orElse("0/0"));
    }

    @Override
    public void close() {
        shop.close();
    }
}
