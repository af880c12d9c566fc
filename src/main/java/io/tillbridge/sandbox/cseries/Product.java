package io.tillbridge.sandbox.cseries;

import java.util.ArrayList;
import java.util.List;

/** A product: texts and picture, with one variant or several. */
final class Product extends Entity {
    final List<Variant> variants = new ArrayList<>(1);
    String visibility = "visible";

    Product(long id, long at) {
        super(id, at);
    }
}
