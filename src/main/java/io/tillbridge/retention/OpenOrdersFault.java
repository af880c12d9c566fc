package io.tillbridge.retention;

import io.tillbridge.fault.CallerFault;
import java.util.List;

/** Goods are still owed to the person who is to be forgotten, and a parcel needs a name and an address (409). */
public final class OpenOrdersFault extends CallerFault {
    private static final long serialVersionUID = 1L;

    OpenOrdersFault(List<Long> orders) {
        super(
                Why.CONFLICT,
                "open-orders",
                "The person has open orders " + orders + ": send or cancel them first, then forget the person.");
    }
}
