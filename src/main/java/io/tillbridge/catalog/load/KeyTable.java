package io.tillbridge.catalog.load;

import java.util.Arrays;

/**
 * From keys of two longs to a few longs of values, in one array: what is known of the SKUs or GTINs of one partition.
 * The places of entries change whenever an entry is added.
 */
final class KeyTable {
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int KEY_LONGS = 3;

    private final int stride;
    private long[] slots;
    private int mask;
    private int used;

    /** @param values longs of values of an entry */
    KeyTable(int values) {
        this.stride = KEY_LONGS + values;
        this.slots = new long[FIRST_SLOTS * stride];
        this.mask = FIRST_SLOTS - 1;
    }

    /** The place of a key; it is added with values of 0 when it is new. */
    int place(long first, long second) {
        int place = find(slots, mask, first, second);
        if (slots[place] == 0) {
            if (used * 3L > mask * 2L) {
                grow();
                place = find(slots, mask, first, second);
            }
            used++;
            slots[place] = 1;
            slots[place + 1] = first;
            slots[place + 2] = second;
        }
        return place;
    }

    long get(int place, int field) {
        return slots[place + KEY_LONGS + field];
    }

    void set(int place, int field, long value) {
        slots[place + KEY_LONGS + field] = value;
    }

    /** The first place with an entry at or after the given one, or -1. Start with 0, go on with {@link #after}. */
    int entryFrom(int place) {
        for (int at = place; at < slots.length; at += stride) {
            if (slots[at] != 0) {
                return at;
            }
        }
        return -1;
    }

    int after(int place) {
        return place + stride;
    }

    void clear() {
        Arrays.fill(slots, 0);
        used = 0;
    }

    private void grow() {
        int newMask = mask * 2 + 1;
        long[] bigger = new long[(newMask + 1) * stride];
        for (int at = entryFrom(0); at >= 0; at = entryFrom(after(at))) {
            int place = find(bigger, newMask, slots[at + 1], slots[at + 2]);
            System.arraycopy(slots, at, bigger, place, stride);
        }
        slots = bigger;
        mask = newMask;
    }

    private int find(long[] in, int inMask, long first, long second) {
        long mixed = (first ^ Long.rotateLeft(second, 32)) * 0x9E3779B97F4A7C15L;
        int index = (int) (mixed >>> 32) & inMask;
        while (true) {
            int place = index * stride;
            if (in[place] == 0 || (in[place + 1] == first && in[place + 2] == second)) {
                return place;
            }
            index = (index + 1) & inMask;
        }
    }
}
