package io.tillbridge.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** One way in which a row of a real vendor goes wrong, named by the finding it must give. */
record RowFault(String code, UnaryOperator<String[]> made) {

    /** Every finding of the contract that one row can give by itself; some in several spellings. */
    static final List<RowFault> ALL = List.of(
            new RowFault("ROW_WIDTH", cells -> Arrays.copyOf(cells, cells.length - 2)),
            new RowFault("ROW_WIDTH", cells -> {
                String[] wider = Arrays.copyOf(cells, cells.length + 1);
                wider[cells.length] = "one too many";
                return wider;
            }),
            cell("SKU_MISSING", Cell.VENDOR_SKU, ""),
            cell("NAME_MISSING", Cell.NAME, "   "),
            cell("BRAND_MISSING", Cell.BRAND, ""),
            cell("MSRP_MISSING", Cell.MSRP, ""),
            cell("COST_MISSING", Cell.COST, ""),
            cell("LANGUAGE_MISSING", Cell.LANGUAGE, ""),
            cell("LANGUAGE_UNKNOWN", Cell.LANGUAGE, "xx"),
            cell("MSRP_INVALID", Cell.MSRP, "1.234,50"),
            cell("MSRP_INVALID", Cell.MSRP, "€ 12"),
            cell("MSRP_INVALID", Cell.MSRP, "-1"),
            cell("COST_INVALID", Cell.COST, "1e3"),
            cell("COST_INVALID", Cell.COST, "on request"),
            new RowFault("GROUP_WITHOUT_VARIATION", cells -> {
                cells[Cell.GROUP.ordinal()] = "G-ALONE";
                cells[Cell.COLOR.ordinal()] = "";
                cells[Cell.SIZE.ordinal()] = "";
                return cells;
            }),
            new RowFault("VARIATION_WITHOUT_GROUP", cells -> {
                cells[Cell.GROUP.ordinal()] = "";
                cells[Cell.FIT.ordinal()] = "slim";
                return cells;
            }),
            cell("TEXT_TOO_LONG", Cell.NAME, "Very long name ".repeat(20)),
            cell("CELL_GUARD", Cell.MANUFACTURER_SKU, "=\"0012345\""),
            cell("SKU_SPREADSHEET", Cell.MANUFACTURER_SKU, "1.2E+5"),
            cell("UPC_LENGTH", Cell.UPC, "7123456"),
            cell("EAN_LENGTH", Cell.EAN, "95212345678"),
            cell("ITF14_LENGTH", Cell.ITF14, "195212345678"),
            cell("ISBN_LENGTH", Cell.ISBN, "97803064"),
            cell("GTIN_CHECK_DIGIT", Cell.EAN, "9521234567890"),
            cell("GTIN_CHECK_DIGIT", Cell.ISBN, "0306406153"),
            cell("GTIN_RESTRICTED", Cell.EAN, GoodRows.withCheckDigit("200123456789")),
            cell("GTIN_PLACEHOLDER", Cell.EAN, "0000000000000"),
            cell("GTIN_PLACEHOLDER", Cell.EAN, "1234567890128"),
            cell("GTIN_SPREADSHEET", Cell.EAN, "4.00638E+12"),
            cell("GTIN_LEADING_ZERO", Cell.UPC, "36000291452"),
            cell("IMAGE_COUNT", Cell.IMAGES, "https://images.sandbox.example/many.jpg ".repeat(13)),
            cell("IMAGE_URL", Cell.IMAGES, "images/front.jpg ftp://images.sandbox.example/back.jpg"),
            cell("WEIGHT_INVALID", Cell.WEIGHT, "2 stone"),
            cell("HEIGHT_INVALID", Cell.HEIGHT, "501 cm"),
            cell("LENGTH_INVALID", Cell.LENGTH, "long"),
            cell("WIDTH_INVALID", Cell.WIDTH, "12 mm"),
            cell("VISIBLE_INVALID", Cell.VISIBLE, "maybe"),
            cell("NAME_ALL_CAPS", Cell.NAME, "STORM LANTERN SPECIAL OFFER"),
            cell("TEXT_CONTROL", Cell.DESCRIPTION, "A bell \u0007 in the text"));

    String[] applyTo(String[] cells) {
        return made.apply(cells);
    }

    private static RowFault cell(String code, Cell cell, String value) {
        return new RowFault(code, cells -> {
            cells[cell.ordinal()] = value;
            return cells;
        });
    }
}
