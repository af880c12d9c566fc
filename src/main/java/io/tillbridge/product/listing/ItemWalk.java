package io.tillbridge.product.listing;

import io.tillbridge.storage.Database;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Stages what a walk over the items of an account with tills sees: what {@link ListingWalk} stages, and what tills add. */
public final class ItemWalk {
    private static final MultiRow ARCHIVED = new MultiRow(
            "INSERT INTO listing_walk_archived (connection_id, remote_id)",
            2,
            "ON DUPLICATE KEY UPDATE remote_id = VALUES(remote_id)");
    private static final MultiRow SHOPS = new MultiRow(
            "INSERT INTO listing_walk_shop (connection_id, remote_id, shop_id, stock)",
            4,
            "ON DUPLICATE KEY UPDATE stock = VALUES(stock)");
    private static final MultiRow PRICES = new MultiRow(
            "INSERT INTO listing_walk_price (connection_id, remote_id, level, amount)",
            4,
            "ON DUPLICATE KEY UPDATE amount = VALUES(amount)");

    private final Jdbi jdbi;
    private final ListingWalk walk;

    public ItemWalk(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.walk = new ListingWalk(database, clock);
    }

    /**
     * @param readAt when the account was asked for them, or earlier
     * @throws IllegalArgumentException an item without id
     */
    public void items(long connectionId, List<WalkedItem> batch, Instant readAt) {
        List<WalkedVariant> live = new ArrayList<>();
        List<List<Object>> archived = new ArrayList<>();
        List<List<Object>> shops = new ArrayList<>();
        List<List<Object>> prices = new ArrayList<>();
        for (WalkedItem item : batch) {
            String id = StagedTexts.id(item.variant().remoteId());
            if (item.archived()) {
                archived.add(List.of(connectionId, id));
                continue;
            }
            live.add(item.variant());
            item.stock().forEach((shop, stock) -> shops.add(List.of(connectionId, id, StagedTexts.id(shop), stock)));
            item.amounts().forEach((level, amount) -> {
                BigDecimal money = StagedTexts.money(amount);
                if (money != null) {
                    prices.add(List.of(connectionId, id, level.text(), money));
                }
            });
        }
        walk.variants(connectionId, live, readAt);
        jdbi.useHandle(handle -> {
            write(handle, ARCHIVED, archived);
            write(handle, SHOPS, shops);
            write(handle, PRICES, prices);
        });
    }

    private static void write(Handle handle, MultiRow statement, List<List<Object>> rows) {
        if (!rows.isEmpty()) {
            statement.write(handle, rows);
        }
    }
}
