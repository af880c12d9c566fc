package io.tillbridge.run;

import java.util.Locale;

/**
 * One thing that a dry run would do.
 *
 * @param subject what it is done to: {@code file}, {@code product}, {@code listing}, {@code item}, {@code order},
 *     {@code sale}, {@code shipment}, {@code row}, {@code script} or {@code methods}
 * @param subjectId in the hub or, for a listing, an item, an order and a sale, in the remote system; may be null
 * @param title what people call it; may be null
 * @param productId the product of the hub it belongs to; may be null
 * @param field what changes, such as {@code stock}; may be null
 * @param before the value now; null: none or not known
 * @param after the value then; may be null
 * @param things how many things it stands for; null: one
 * @param detail why, or what else; may be null, and never holds what identifies a person
 */
public record PlanItem(
        Action action,
        String subject,
        String subjectId,
        String title,
        Long productId,
        String field,
        String before,
        String after,
        Long things,
        String detail) {

    /** What would be done. */
    public enum Action {
        CREATE,
        CHANGE,
        LINK,
        SEND,
        REMOVE,
        REFUSE,
        WAIT,
        IGNORE,
        KEEP;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Action of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** One as it is stored. */
    public record Stored(long id, PlanItem item) {}

    public static PlanItem of(Action action, String subject, String subjectId, String title) {
        return new PlanItem(action, subject, subjectId, title, null, null, null, null, null, null);
    }

    public PlanItem ofProduct(Long id) {
        return new PlanItem(action, subject, subjectId, title, id, field, before, after, things, detail);
    }

    public PlanItem changing(String name, String from, String to) {
        return new PlanItem(action, subject, subjectId, title, productId, name, from, to, things, detail);
    }

    public PlanItem times(long count) {
        return new PlanItem(action, subject, subjectId, title, productId, field, before, after, count, detail);
    }

    public PlanItem because(String why) {
        return new PlanItem(action, subject, subjectId, title, productId, field, before, after, things, why);
    }
}
