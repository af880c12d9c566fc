package io.tillbridge.sandbox.cseries;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order that a customer is about to place.
 *
 * @param at null: now
 * @param id null: the next one
 * @param person number of the customer, any; the same number is the same person
 */
public record OrderDraft(
        Payment payment, boolean pickup, List<Item> items, Instant at, Long id, int person, String comment) {
    /** When the customer pays. */
    public enum Payment {
        PAID,
        AFTERWARDS,
        AWAITED
    }

    /**
     * A line of it.
     *
     * @param variantId 0: none, the line stands for itself
     * @param article null: the variant's
     * @param price of one, with tax; null: the article's
     */
    public record Item(long variantId, long quantity, ShopArticle article, BigDecimal price) {
        public static Item of(long variantId, long quantity) {
            return new Item(variantId, quantity, null, null);
        }

        /** A line that points at no variant, such as a fee or an article that is gone. */
        public static Item withoutVariant(ShopArticle article, long quantity) {
            return new Item(0, quantity, article, null);
        }

        public Item priced(String each) {
            return new Item(variantId, quantity, article, new BigDecimal(each));
        }
    }

    public OrderDraft {
        items = List.copyOf(items);
    }

    public static OrderDraft paid(Item... items) {
        return of(Payment.PAID, items);
    }

    public static OrderDraft payAfterwards(Item... items) {
        return of(Payment.AFTERWARDS, items);
    }

    public static OrderDraft awaitingPayment(Item... items) {
        return of(Payment.AWAITED, items);
    }

    public OrderDraft toPickUp() {
        return new OrderDraft(payment, true, items, at, id, person, comment);
    }

    public OrderDraft at(Instant placed) {
        return new OrderDraft(payment, pickup, items, placed, id, person, comment);
    }

    OrderDraft withId(long number) {
        return new OrderDraft(payment, pickup, items, at, number, person, comment);
    }

    public OrderDraft by(int customer) {
        return new OrderDraft(payment, pickup, items, at, id, customer, comment);
    }

    public OrderDraft saying(String words) {
        return new OrderDraft(payment, pickup, items, at, id, person, words);
    }

    private static OrderDraft of(Payment payment, Item... items) {
        return new OrderDraft(payment, false, List.of(items), null, null, 1, "");
    }
}
