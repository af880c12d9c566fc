package io.tillbridge.api.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code If-Match} or {@code If-None-Match} says (RFC 9110, 13.1): any representation, or one of these.
 *
 * @param any {@code *} was sent
 * @param tags as they were sent, with their quotes and {@code W/}; what is no entity tag stands here too and equals none
 */
public record EntityTags(boolean any, List<String> tags) {
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t,]*((?:W/)?\"[^\"\\x00-\\x20\\x7f]*\"|[^ \\t,\"]+|\"[^\"]*\"?)[ \\t]*(?:,|$)?");
    private static final String WEAK = "W/";

    /** @param lines the values of all header lines of that name, in their order */
    public static EntityTags of(List<String> lines) {
        List<String> tags = new ArrayList<>();
        Matcher element = ELEMENT.matcher(String.join(",", lines));
        while (element.find()) {
            tags.add(element.group(1));
        }
        return new EntityTags(tags.contains("*"), List.copyOf(tags));
    }

    /** Whether the header was not sent. */
    public boolean absent() {
        return tags.isEmpty();
    }

    /** The strong comparison that {@code If-Match} asks for: a weak tag equals nothing. */
    public boolean holds(String tag) {
        return any || (!tag.startsWith(WEAK) && tags.contains(tag));
    }

    /** The weak comparison that {@code If-None-Match} asks for. */
    public boolean holdsWeakly(String tag) {
        String opaque = strong(tag);
        return any || tags.stream().anyMatch(one -> strong(one).equals(opaque));
    }

    private static String strong(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }

    @Override
    public String toString() {
        return String.join(", ", tags);
    }
}
