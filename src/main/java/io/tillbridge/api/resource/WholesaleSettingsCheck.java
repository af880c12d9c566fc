package io.tillbridge.api.resource;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.wholesale.PriceLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether what the settings of wholesale name is there. Their form is checked by the settings themselves. */
record WholesaleSettingsCheck(Warehouses warehouses, PriceLists priceLists) {

    /** @param given the member of a patch; anything */
    void check(Object given) {
        if (!(given instanceof Map<?, ?> patch)) {
            return;
        }
        List<FieldFault> faults = new ArrayList<>();
        List<?> ids = patch.get("warehouses") instanceof List<?> list ? list : List.of();
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i) instanceof String id
                    && id.matches("[1-9][0-9]{0,17}")
                    && warehouses.find(Long.parseLong(id)).isEmpty()) {
                faults.add(new FieldFault(
                        "/wholesale/warehouses/" + i,
                        "unknown",
                        "must be the id of a warehouse that GET /warehouses shows, found \"" + id + "\"."));
            }
        }
        if (patch.get("priceList") instanceof String name
                && name.length() <= 64
                && priceLists.find(name).isEmpty()) {
            faults.add(new FieldFault(
                    "/wholesale/priceList",
                    "unknown",
                    "must be the name of a price list that GET /price-lists shows, found \"" + name + "\"."));
        }
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
    }
}
