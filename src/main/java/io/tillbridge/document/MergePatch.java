package io.tillbridge.document;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON merge patch (RFC 7396) on plain values. */
public final class MergePatch {
    private MergePatch() {}

    /** The target with the patch laid over it: null takes a member away, an object goes deeper, all else replaces. */
    public static Object apply(Object target, Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) {
            return patch;
        }
        Map<Object, Object> merged = new LinkedHashMap<>();
        if (target instanceof Map<?, ?> members) {
            merged.putAll(members);
        }
        changes.forEach((name, change) -> {
            if (change == null) {
                merged.remove(name);
            } else {
                merged.put(name, apply(merged.get(name), change));
            }
        });
        return merged;
    }
}
