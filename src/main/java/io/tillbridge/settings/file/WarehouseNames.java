package io.tillbridge.settings.file;

import io.tillbridge.document.FieldFault;
import io.tillbridge.stock.Warehouse;
import java.util.List;

/** The warehouses; an id of none is left out of a file. */
final class WarehouseNames extends IdNames {
    private WarehouseNames() {
        super("the name of a warehouse, here or in the file's warehouses");
    }

    static WarehouseNames of(List<Warehouse> warehouses) {
        WarehouseNames all = new WarehouseNames();
        warehouses.forEach(all::add);
        return all;
    }

    void add(Warehouse warehouse) {
        add(warehouse.name(), warehouse.id());
    }

    @Override
    String unnamed(String id) {
        return null;
    }

    @Override
    boolean isExcused(String name, List<FieldFault> faults) {
        return false;
    }
}
