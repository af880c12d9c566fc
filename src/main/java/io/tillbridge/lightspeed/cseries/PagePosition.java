package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.HeavyAnswer;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.wording.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where a walk over a list stands.
 *
 * @param limit items of a page
 * @param since the largest id seen; null when it goes by page
 * @param offset items passed, when it goes by page
 * @param firstId of the page before, to see that pages turn; null on the first
 */
record PagePosition(int limit, BigDecimal since, long offset, String firstId) {

    /**
     * @param by {@code since-id} or {@code page}
     * @throws BadDataFailure when it is neither
     */
    static PagePosition first(String by, int limit) {
        return switch (by == null ? "" : by.strip()) {
            case "since-id" -> new PagePosition(limit, BigDecimal.ZERO, 0, null);
            case "page" -> new PagePosition(limit, null, 0, null);
            default ->
                throw new BadDataFailure("Expected a walk to go by since-id or page, found '" + by
                        + "'. Correct the kamelet's property.");
        };
    }

    String query() {
        String from = since == null ? "page=" + (offset / limit + 1) : "since_id=" + since.toPlainString();
        return "limit=" + limit + "&" + from;
    }

    PagePosition byPage() {
        return new PagePosition(limit, null, 0, null);
    }

    /** Whether all ids of a full page are beyond the last one and rise, as a walk by id needs. */
    boolean risesWith(List<Map<?, ?>> page) {
        if (since == null) {
            return true;
        }
        BigDecimal last = since;
        for (Map<?, ?> item : page) {
            BigDecimal id = ShopJson.of(item).number("id");
            if (id == null || id.compareTo(last) <= 0) {
                return false;
            }
            last = id;
        }
        return true;
    }

    /**
     * The place behind a page.
     *
     * @throws BadDataFailure when the shop gives the same page again
     */
    PagePosition after(List<Map<?, ?>> page) {
        String id = ShopJson.of(page.get(0)).id("id");
        if (id != null && id.equals(firstId)) {
            throw new BadDataFailure("The shop does not turn the pages of its list: the page after "
                    + Quantity.of(offset, "item") + " begins with " + id
                    + " again. Walk it by since-id, or read it at once with a larger limit.");
        }
        BigDecimal last =
                since == null ? null : ShopJson.of(page.get(page.size() - 1)).number("id");
        return new PagePosition(limit, last, offset + page.size(), page.size() < limit ? null : id);
    }

    /**
     * The same place with smaller pages. The new limit divides the old one, so that pages still begin where they should.
     *
     * @throws HeavyAnswer when a page is one item already
     */
    PagePosition lighter(HeavyAnswer why) {
        int smaller = IntStream.rangeClosed(1, limit / 2)
                .map(less -> limit / 2 + 1 - less)
                .filter(divisor -> limit % divisor == 0)
                .findFirst()
                .orElseThrow(() -> why);
        return new PagePosition(smaller, since, offset, null);
    }
}
