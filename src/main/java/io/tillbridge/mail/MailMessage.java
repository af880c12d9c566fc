package io.tillbridge.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * A letter, often with one link in it; prints without it.
 *
 * @param to one address
 * @param before paragraphs above the link
 * @param link blank for none
 * @param after paragraphs below it
 * @param messageId what a copy of the letter is recognised by, or null: each time another
 */
public record MailMessage(
        String to,
        String subject,
        List<String> before,
        String link,
        List<String> after,
        List<Attachment> attachments,
        String messageId) {
    private static final String STYLE =
            "font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:2em auto;padding:0 1em";

    public MailMessage {
        before = List.copyOf(before);
        after = List.copyOf(after);
        attachments = List.copyOf(attachments);
    }

    public MailMessage(String to, String subject, List<String> before, String link, List<String> after) {
        this(to, subject, before, link, after, List.of());
    }

    public MailMessage(
            String to,
            String subject,
            List<String> before,
            String link,
            List<String> after,
            List<Attachment> attachments) {
        this(to, subject, before, link, after, attachments, null);
    }

    /** The same under a Message-ID of {@link MailSender#newMessageId}. */
    public MailMessage withMessageId(String id) {
        return new MailMessage(to, subject, before, link, after, attachments, id);
    }

    /** As plain text, lines ended by a line feed. */
    String text() {
        List<String> paragraphs = new ArrayList<>(before);
        if (!link.isBlank()) {
            paragraphs.add(link);
        }
        paragraphs.addAll(after);
        return String.join("\n\n", paragraphs) + "\n";
    }

    /** As a page of nothing but paragraphs: every character that means something in HTML is escaped. */
    String html() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>")
                .append(escaped(subject))
                .append("</title></head><body style=\"")
                .append(STYLE)
                .append("\">\n");
        before.forEach(
                paragraph -> page.append("<p>").append(escaped(paragraph)).append("</p>\n"));
        if (!link.isBlank()) {
            page.append("<p><a href=\"").append(escaped(link)).append("\">");
            page.append(escaped(link)).append("</a></p>\n");
        }
        after.forEach(paragraph -> page.append("<p>").append(escaped(paragraph)).append("</p>\n"));
        return page.append("</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return "Letter[subject=" + subject + "]";

}
}
