package io.tillbridge.feed;

import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;

/** The text of HTML: no tags, no scripts, entities as their letters; paragraphs and line breaks are line ends. */
final class HtmlText {
    private HtmlText() {}

    static String of(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html;
        }
        StringBuilder text = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && opensTag(html, at)) {
                int end = end(html, at);
                String name = name(html, at);
                if (breaksLine(name)) {
                    text.append('\n');
                }
                at = name.equals("script") || name.equals("style") ? afterElement(html, end, name) : end;
            } else {
                text.append(c);
                at++;
            }
        }
        return StringEscapeUtils.unescapeHtml4(text.toString());
    }

    private static boolean opensTag(String html, int at) {
        if (at + 1 >= html.length()) {
            return false;
        }
        char next = html.charAt(at + 1);
        return next == '/' || next == '!' || next == '?' || Character.isLetter(next);
    }

    private static int end(String html, int at) {
        boolean comment = html.startsWith("<!--", at);
        int end = comment ? html.indexOf("-->", at) : html.indexOf('>', at);
        return end < 0 ? html.length() : end + (comment ? 3 : 1);
    }

    private static String name(String html, int at) {
        int from = html.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int to = from;
        while (to < html.length() && to - from < 10 && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        return html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static boolean breaksLine(String name) {
        return switch (name) {
            case "p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6" -> true;
            default -> false;
        };
    }

    private static int afterElement(String html, int from, String name) {
        int at = from;
        while (at < html.length()) {
            int close = html.indexOf("</", at);
            if (close < 0) {
                return html.length();
            }
            if (html.regionMatches(true, close + 2, name, 0, name.length())) {
                return end(html, close);
            }
            at = close + 2;
        }
        return at;
    }
}
