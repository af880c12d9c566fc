package io.tillbridge.product;

import io.tillbridge.fault.CallerFault;

/** The product was changed since the caller has seen it. */
public final class StaleProduct extends CallerFault {
    private static final long serialVersionUID = 1L;

    StaleProduct(long id) {
        super(Why.STALE, "Product " + id + " was changed in the meantime; read it again and repeat the change.");
    }
}
