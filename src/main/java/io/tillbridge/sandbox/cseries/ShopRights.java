package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rights of a key: six groups, each to read and to write. Safe for several threads. */
public final class ShopRights {
    private final Map<String, Right> rights = new LinkedHashMap<>();

    ShopRights() {
        rights.put("content", new Right(false, false));
        rights.put("products", new Right(true, true));
        rights.put("customers", new Right(true, false));
        rights.put("orders", new Right(true, true));
        rights.put("settings", new Right(true, false));
        rights.put("tracking", new Right(false, false));
    }

    /** @param group {@code content products customers orders settings tracking} */
    public synchronized ShopRights set(String group, boolean read, boolean write) {
        if (rights.replace(group, new Right(read, write)) == null) {
            throw new IllegalArgumentException(
                    "A key has no rights on '" + group + "', expected one of " + String.join(", ", rights.keySet()));
        }
        return this;
    }

    synchronized boolean allows(String group, boolean write) {
        Right right = rights.get(group);
        return write ? right.write() : right.read();
    }

    synchronized Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        rights.forEach(
                (group, right) -> json.put(group, DoubleJson.object("read", right.read(), "write", right.write())));
        return json;
    }

    private record Right(boolean read, boolean write) {}
}
