package io.tillbridge.catalog.check;

import io.tillbridge.catalog.FindingCode;

/** A name is a required text that should not shout. */
record NameCheck(CellCheck text) implements CellCheck {

    private static final int CAPITALS = 10;

    @Override
    public void filled(String name, RowUnderCheck row) {
        text.filled(name, row);
        if (isAllCaps(name)) {
            row.found(
                    FindingCode.NAME_ALL_CAPS,
                    row.header() + " should have small letters; " + row.quoted() + " has none. It is kept.",
                    "Write the name as it should stand in the shop.");
        }
    }

    @Override
    public void blank(RowUnderCheck row) {
        text.blank(row);
    }

    @Override
    public boolean isOneLine() {
        return true;
    }

    /** Ten capital letters or more and no small one; letters of scripts without case are neither. */
    private static boolean isAllCaps(String name) {
        int capitals = 0;
        for (int i = 0; i < name.length(); ) {
            int letter = name.codePointAt(i);
            if (Character.getType(letter) == Character.LOWERCASE_LETTER) {
                return false;
            }
            if (Character.getType(letter) == Character.UPPERCASE_LETTER) {
                capitals++;
            }
            i += Character.charCount(letter);
        }
        return capitals >= CAPITALS;
    }
}
