package io.tillbridge.product;

/** The kind of number a cell announces; the order is the one in which a product's first right GTIN is chosen. */
public enum GtinKind {
    EAN(0),
    UPC(1),
    ITF14(2),
    ISBN(3),
    /** Any kind; the number of digits says which. */
    GTIN(4);

    private final int index;

    GtinKind(int index) {
        this.index = index;
    }

    /** Its place in arrays by kind, from 0 without gaps. */
    public int index() {
        return index;
    }

    /** Its bit in masks of kinds. */
    public int bit() {
        return 1 << index;
    }

    /** The kind of a right number by its digits: 12 UPC, 14 ITF-14, else EAN. */
    public static GtinKind ofLength(int digits) {
        return switch (digits) {
            case 12 -> UPC;
            case 14 -> ITF14;
            default -> EAN;
        };
    }
}
