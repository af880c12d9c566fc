package io.tillbridge.settings.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Where a setting stands: a name, or the name of a list and a name in each of its members, such as
 * {@code shops[].warehouses}.
 */
record SettingPath(String list, String name) {
    private static final String EACH = "[].";

    static SettingPath of(String text) {
        int each = text.indexOf(EACH);
        return each < 0
                ? new SettingPath(null, text)
                : new SettingPath(text.substring(0, each), text.substring(each + EACH.length()));
    }

    /**
     * The settings with another value there, wherever there is one; what is of another form stays as it is.
     *
     * @param change gets the JSON pointer of the value below the settings, and the value
     */
    Map<Object, Object> change(Map<?, ?> settings, BiFunction<String, Object, Object> change) {
        Map<Object, Object> changed = new LinkedHashMap<>(settings);
        if (list == null) {
            changed.computeIfPresent(name, (same, value) -> change.apply("/" + name, value));
        } else if (settings.get(list) instanceof List<?> members) {
            changed.put(list, members(members, change));
        }
        return changed;
    }

    private List<Object> members(List<?> members, BiFunction<String, Object, Object> change) {
        List<Object> changed = new ArrayList<>();
        for (Object member : members) {
            String pointer = "/" + list + "/" + changed.size();
            changed.add(
                    member instanceof Map<?, ?> map
                            ? new SettingPath(null, name)
                                    .change(map, (below, value) -> change.apply(pointer + below, value))
                            : member);
        }
        return changed;
    }
}
