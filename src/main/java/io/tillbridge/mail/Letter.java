package io.tillbridge.mail;

import java.util.List;

/**
 * A letter with one link in it; prints without it.
 *
 * @param to one address
 * @param before paragraphs above the link
 * @param after paragraphs below it
 */
public record Letter(String to, String subject, List<String> before, String link, List<String> after) {
    private static final String STYLE =
            "font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:2em auto;padding:0 1em";

    public Letter {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** As plain text, lines ended by a line feed. */
    String text() {
        return String.join("\n\n", before) + "\n\n" + link + "\n\n" + String.join("\n\n", after) + "\n";
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
        page.append("<p><a href=\"").append(escaped(link)).append("\">");
        page.append(escaped(link)).append("</a></p>\n");
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
