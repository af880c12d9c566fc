package io.tillbridge.product.listing;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * What the orders of a shop say about the stock it shows: a shop lowers its own number when a customer orders, and may
 * raise it again when an order is cancelled, refunded or returned. A web shop shows one number for each listing, an account
 * with tills one for each of its shops.
 */
public final class ShopSales {
    private static final int CHUNK = 500;

    /**
     * Whose numbers these are.
     *
     * @param shopId a shop of an account with tills; null: a web shop
     */
    public record Shown(long connectionId, String shopId) {
        public static Shown webShop(long connectionId) {
            return new Shown(connectionId, null);
        }

        private String update(String numbers) {
            String known = shopId == null ? "l" : "s";
            return (shopId == null
                            ? "UPDATE listing l SET "
                            : "UPDATE listing_shop_stock s JOIN listing l"
                                    + " ON l.id = s.listing_id AND s.shop_id = :shop SET ")
                    + (numbers
                                    + ", #known_at = :now WHERE l.connection_id = :connection AND l.remote_id IN (<variants>)"
                                    + " AND #known_stock IS NOT NULL AND l.stock_tracking <> 'disabled'")
                            .replace("#", known + ".");
        }

        private Update bound(Handle tx, String sql, Collection<String> variants, Instant now) {
            Update update = tx.createUpdate(sql)
                    .bind("connection", connectionId)
                    .bind("now", UtcInstants.text(now))
                    .bindList("variants", List.copyOf(variants));
            return shopId == null ? update : update.bind("shop", shopId);
        }
    }

    /**
     * An order came in for the first time. Where the shop was last seen before it was placed, it shows so many pieces less by
     * now; where nobody can say which came first, its number is in doubt and will be sent.
     *
     * @param pieces by variant
     * @param placedAt by the shop's clock
     */
    public void sold(Handle tx, long connectionId, Map<String, Long> pieces, Instant placedAt, Instant now) {
        sold(tx, Shown.webShop(connectionId), pieces, placedAt, placedAt, now);
    }

    /**
     * As {@link #sold(Handle, long, Map, Instant, Instant)} where the moment is known less well. What a till takes back
     * counts below 0; its number may be below 0, too.
     *
     * @param earliest the shop's number did not follow before that
     * @param latest the shop's number had followed by then
     */
    public void sold(Handle tx, Shown shown, Map<String, Long> pieces, Instant earliest, Instant latest, Instant now) {
        List<Map.Entry<String, Long>> all = new ArrayList<>(new TreeMap<>(pieces).entrySet());
        for (int from = 0; from < all.size(); from += CHUNK) {
            part(tx, shown, all.subList(from, Math.min(from + CHUNK, all.size())), earliest, latest, now);
        }
    }

    private static void part(
            Handle tx,
            Shown shown,
            List<Map.Entry<String, Long>> pieces,
            Instant earliest,
            Instant latest,
            Instant now) {
        StringBuilder less = new StringBuilder("CASE l.remote_id");
        for (int i = 0; i < pieces.size(); i++) {
            less.append(" WHEN :v").append(i).append(" THEN :p").append(i);
        }
        less.append(" END");
        // A web shop may not go below 0, or may: in doubt.
        String enough = shown.shopId() == null ? " AND #known_stock >= " + less : "";
        String sql = shown.update(
                "#known_stock = IF(:earliest > #orders_to" + enough + ", #known_stock - " + less + ", NULL)");
        String known = shown.shopId() == null ? "l" : "s";
        Update update = shown.bound(
                        tx,
                        sql + " AND :latest >= " + known + ".orders_from",
                        pieces.stream().map(Map.Entry::getKey).toList(),
                        now)
                .bind("earliest", UtcInstants.text(earliest))
                .bind("latest", UtcInstants.text(latest));
        int i = 0;
        for (Map.Entry<String, Long> one : pieces) {
            update.bind("v" + i, one.getKey()).bind("p" + i, one.getValue());
            i++;
        }
        update.execute();
    }

    /** Orders of these variants were changed in the shop: nobody knows whether its stock followed, so it will be sent. */
    public void doubtful(Handle tx, long connectionId, Collection<String> variants, Instant now) {
        doubtful(tx, Shown.webShop(connectionId), variants, now);
    }

    public void doubtful(Handle tx, Shown shown, Collection<String> variants, Instant now) {
        List<String> all = List.copyOf(variants);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> part = all.subList(from, Math.min(from + CHUNK, all.size()));
            shown.bound(tx, shown.update("#known_stock = NULL"), part, now).execute();
        }
    }
}
