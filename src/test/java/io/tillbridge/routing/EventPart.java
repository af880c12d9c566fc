package io.tillbridge.routing;

import java.lang.reflect.Method;

/** The part of docs/route-beans.md about event types; nothing while the hub has no catalogue of them. */
final class EventPart {
    private static final String CATALOGUE = "io.tillbridge.event.EventType";

    private EventPart() {}

    static void write(StringBuilder page) {
        Object[] types;
        try {
            types = Class.forName(CATALOGUE).getEnumConstants();
        } catch (ClassNotFoundException none) {
            return;
        }
        page.append("\n## Event types\n\n| type | when |\n| --- | --- |\n");
        for (Object type : types) {
            page.append("| `")
                    .append(told(type, "text"))
                    .append("` | ")
                    .append(told(type, "sentence"))
                    .append(" |\n");
        }
    }

    private static Object told(Object type, String name) {
        try {
            Method method = type.getClass().getMethod(name);
            return method.invoke(type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected " + CATALOGUE + " to have " + name + "(): correct EventPart", e);
        }
    }
}
