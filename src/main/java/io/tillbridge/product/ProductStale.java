package io.tillbridge.product;

/** The product was changed since the caller has seen it. */
public final class ProductStale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProductStale(long id) {
        super("Product " + id + " was changed in the meantime; read it again and repeat the change.");
    }
}
