package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.Caller;
import io.tillbridge.access.Role;
import io.tillbridge.api.http.RunningApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub from its first start on: each step turns done when its thing is there, and no other does. */
class FirstStepsApiTest {
    @TempDir
    Path folder;

    @Test
    void eachStepIsDoneOnceItsThingIsThere() throws Exception {
        try (ApiHub hub = new ApiHub(folder)) {
            assertThat(done(hub)).isEmpty();

            hub.people.owner("olga@example.com", "lamp carrot river 9");
            assertThat(done(hub)).containsExactly("owner");
            hub.door.send(hub.door.json("PATCH", "/api/v1/settings", "{\"companyName\":\"Bikes\"}"));
            assertThat(done(hub)).containsExactly("owner", "company");
            long vendor = hub.connection("Vendor").id();
            assertThat(done(hub)).containsExactly("owner", "company", "vendor");
            hub.database.jdbi().useHandle(handle -> {
                handle.execute(
                        "INSERT INTO delivery (connection_id, source, settings, state, received_at)"
                                + " VALUES (?, 'hand', '{}', 'done', NOW(6))",
                        vendor);
                handle.execute("INSERT INTO upload (delivery_id, connection_id, source, filename, size, sha256, stored,"
                        + " state, received_at) SELECT id, connection_id, 'hand', 'a.csv', 1, REPEAT('x', 32), '',"
                        + " 'loaded', NOW(6) FROM delivery");
            });
            assertThat(done(hub)).containsExactly("owner", "company", "vendor", "catalog");
            long warehouse = hub.shop.warehouses().create("North").id();
            assertThat(done(hub)).doesNotContain("stock");
            hub.database
                    .jdbi()
                    .useHandle(handle -> handle.execute("INSERT INTO product (id, vendor_sku, content_hash,"
                            + " name, brand, msrp, default_cost, language, is_visible, created_at, updated_at) VALUES (1, 'S', 1,"
                            + " 'Mug', 'Acme', 10, 5, 'en', TRUE, NOW(6), NOW(6))"));
            hub.stock.set(warehouse, 1, 5, "first");
            assertThat(done(hub)).contains("stock");
            long shop = hub.shop("Shop", List.of(warehouse), Map.of()).id();
            assertThat(done(hub)).contains("shop").doesNotContain("push");
            hub.database
                    .jdbi()
                    .useHandle(handle -> handle.execute(
                            "INSERT INTO listing (connection_id, remote_id, title,"
                                    + " ean, article_code, sku, stock_tracking, state, explanation, sent_stock, sent_at, created_at,"
                                    + " updated_at) VALUES (?, 'v', 'Mug', '', '', '', 'enabled', 'unmatched', '-', 3, NOW(6), NOW(6),"
                                    + " NOW(6))",
                            shop));
            assertThat(done(hub)).contains("push").doesNotContain("colleague");
            hub.people
                    .parts()
                    .invitations()
                    .invite("bo@example.com", Role.VIEWER, Caller.person(1, "Olga", Role.OWNER));

            assertThat(done(hub))
                    .containsExactly("owner", "company", "vendor", "catalog", "stock", "shop", "push", "colleague");
        }
    }

    private static List<String> done(ApiHub hub) throws Exception {
        List<String> done = new ArrayList<>();
        RunningApi.json(hub.door.get("/api/v1/first-steps")).path("items").forEach(step -> {
            if (step.path("done").asBoolean()) {
                done.add(step.path("step").asText());
            }
        });
        return done;
    }
}
