package io.tillbridge.sandbox.cseries;

import java.util.ArrayList;
import java.util.List;

/** A product: texts and picture, with one variant or several. */
final class DoubleProduct extends Entity {
    final List<DoubleVariant> variants = new ArrayList<>(1);
    String visibility = "visible";

    DoubleProduct(long id, long at) {
        super(id, at);
    }
}
