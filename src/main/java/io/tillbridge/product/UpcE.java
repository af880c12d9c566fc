package io.tillbridge.product;

/** The zero-suppressed UPC: number system 0 or 1, six digits of which the last says where the zeros stood, check digit. */
final class UpcE {

    private UpcE() {}

    /** The twelve digits of a UPC-E given with eight; -1 when it begins with neither 0 nor 1. */
    static long expanded(long eight) {
        long system = eight / 10_000_000;
        if (system > 1) {
            return -1;
        }
        long six = eight / 10 % 1_000_000;
        return system * 100_000_000_000L + manufacturerAndItem(six) * 10 + eight % 10;
    }

    /** Ten digits: five of the manufacturer, five of the item. */
    private static long manufacturerAndItem(long six) {
        long last = six % 10;
        if (last <= 2) {
            return six / 10_000 * 100_000_000 + last * 10_000_000 + six / 10 % 1_000;
        }
        if (last == 3) {
            return six / 1_000 * 10_000_000 + six / 10 % 100;
        }
        if (last == 4) {
            return six / 100 * 1_000_000 + six / 10 % 10;
        }
        return six / 10 * 100_000 + last;
    }
}
