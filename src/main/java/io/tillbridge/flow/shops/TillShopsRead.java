package io.tillbridge.flow.shops;

import io.tillbridge.till.TillEmployee;
import io.tillbridge.till.TillRegister;
import io.tillbridge.till.TillShop;
import java.util.LinkedHashMap;
import java.util.Map;

/** One reading of shops under way, the variable {@code shops} of its routes. A record that comes twice counts once. */
public final class TillShopsRead {
    private final long connectionId;
    private final Map<String, TillShop> shops = new LinkedHashMap<>();
    private final Map<String, TillRegister> registers = new LinkedHashMap<>();
    private final Map<String, TillEmployee> employees = new LinkedHashMap<>();

    TillShopsRead(long connectionId) {
        this.connectionId = connectionId;
    }

    long connectionId() {
        return connectionId;
    }

    Map<String, TillShop> shops() {
        return shops;
    }

    Map<String, TillRegister> registers() {
        return registers;
    }

    Map<String, TillEmployee> employees() {
        return employees;
    }
}
