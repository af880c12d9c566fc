package io.tillbridge.catalog.check;

import io.tillbridge.product.GtinKind;

/** Names the other rows of the file that hold the same GTIN. */
public interface OtherRows {

    /** The rows in a few words, such as {@code line 3} or {@code lines 3, 7 and 2 more}. */
    String of(GtinKind kind);
}
