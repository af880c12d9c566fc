package io.tillbridge.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where two objects of plain values differ. */
public final class Difference {
    private Difference() {}

    /**
     * A member that is not the same in both.
     *
     * @param pointer JSON pointer (RFC 6901) into the objects
     * @param before null when it was not there
     * @param after null when it is not there any more
     */
    public record Member(String pointer, Object before, Object after) {}

    /** Objects are compared member by member, lists whole. */
    public static List<Member> between(Map<String, ?> before, Map<String, ?> after) {
        List<Member> members = new ArrayList<>();
        compare("", before, after, members);
        return members;
    }

    private static void compare(String pointer, Map<?, ?> before, Map<?, ?> after, List<Member> members) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (Object name : names) {
            String place = pointer + "/" + JsonPointers.escaped(String.valueOf(name));
            Object was = before.get(name);
            Object is = after.get(name);
            boolean goesDeeper = (was == null || was instanceof Map) && (is == null || is instanceof Map);
            if (goesDeeper) {
                compare(place, members(was), members(is), members);
            } else if (!Objects.equals(was, is)) {
                members.add(new Member(place, was, is));
            }
        }
    }

    private static Map<?, ?> members(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
