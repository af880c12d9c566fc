package io.tillbridge.catalog;

import static io.tillbridge.catalog.Severity.CRITICAL;
import static io.tillbridge.catalog.Severity.FATAL;
import static io.tillbridge.catalog.Severity.REPAIRED;
import static io.tillbridge.catalog.Severity.WARNING;

/**
 * The faults a catalog file can have. The names are public and stable: vendors filter their error files by them.
 * {@code docs/findings.md} is made from this list.
 */
public enum FindingCode {
    FILE_EMPTY(FATAL, "The file has no bytes, or no row after the header.", "Send the file again with its products."),
    FILE_FORMAT(
            FATAL,
            "The file is neither delimited text nor JSON nor a workbook: binary, an HTML page, one JSON object, a zip archive"
                    + " of several files.",
            "Send CSV with a header line, JSON, or .xlsx; CSV and JSON may be packed as .gz, or alone in a .zip."),
    FILE_TOO_LARGE(
            FATAL,
            "The file, as sent or unpacked, is larger than the limit.",
            "Split the catalog into several files, or have `catalog.max-file-size` raised."),
    FILE_HEADER_MISSING(
            FATAL,
            "A required column is absent; the message names each one, the nearest header seen, and the line that was taken"
                    + " for the header.",
            "Add the column, take out lines above the header, or choose the dialect the file is written in."),
    FILE_HEADER_DUPLICATE(
            FATAL,
            "The same column stands twice in the header. One that is not read may.",
            "Take one of the two columns out."),
    FILE_TRUNCATED(
            FATAL,
            "The file ends inside a quoted cell, a JSON value, a gzip stream or a zip archive.",
            "Send the whole file again; write it under another name and rename it when it is complete."),
    FILE_DROP_GUARD(
            FATAL,
            "More of the live products would go than `maxDropPercent` allows.",
            "Check that the files are complete; if they are, run the pull again with `force`."),
    FILE_HEADER_UNKNOWN(
            WARNING,
            "A column that is in no dialect; it is ignored. Told once, however often its name stands in the header.",
            "Rename the column to the one the hint names, or leave it: nothing is read from it."),
    FILE_ENCODING(
            WARNING,
            "The file is no UTF-8 and no UTF-16 with a byte order mark; it was read as Windows-1252.",
            "Save the file as UTF-8."),
    FILE_OVERLAP(
            WARNING,
            "SKUs of this file stand in another file of the same pull that was changed later, or at the same time and has"
                    + " the later name; that file's rows count.",
            "Give each product in one file only, and take old files away from the folder."),
    ROW_WIDTH(
            CRITICAL,
            "The row has more or fewer cells than the header, blank ones at its end not counted; or it came back for that,"
                    + " and its cell `errors` still says so.",
            "Put cells that hold the delimiter into double quotes, and keep empty cells."),
    ROW_MALFORMED(
            CRITICAL,
            "CSV: text follows the closing quote of a cell. JSON: an element of the array is no object, holds a value of"
                    + " the wrong type, or one key twice.",
            "CSV: write a quote inside a quoted cell twice. JSON: write each product as one object of texts; only"
                    + " `images` may be an array, of texts. Unknown keys may hold anything."),
    SKU_MISSING(CRITICAL, "The cell `vendorSku` is blank.", "Give each product its own, lasting `vendorSku`."),
    NAME_MISSING(CRITICAL, "The cell `name` is blank.", "Give the product a name."),
    BRAND_MISSING(
            CRITICAL,
            "The cell `brand` is blank and the connection has no brand of its own.",
            "Give the brand in the file or in the connection's settings."),
    MSRP_MISSING(CRITICAL, "The cell `msrp` is blank.", "Give the suggested retail price, such as `12.50`."),
    COST_MISSING(
            CRITICAL,
            "The cell `defaultCost` is blank, and neither the dialect nor the connection (`missingCost`) allows that.",
            "Give the wholesale cost, such as `7.25`."),
    LANGUAGE_MISSING(
            CRITICAL,
            "The cell `language` is blank and the connection has no language of its own.",
            "Give the two letters of ISO 639-1, such as `en`."),
    LANGUAGE_UNKNOWN(
            CRITICAL,
            "The language is not an ISO 639-1 code that is in force.",
            "Use the two letters of ISO 639-1: `en`, not `eng`, `en-US` or `English`."),
    MSRP_INVALID(
            CRITICAL,
            "The price is not a plain decimal number: digits, and a point with one to four digits if need be; zeros"
                    + " behind them are cut.",
            "Write `1234.50`: no thousands marks, no comma, no currency, no sign, no exponent."),
    COST_INVALID(
            CRITICAL,
            "The cost is not a plain decimal number: digits, and a point with one to four digits if need be; zeros"
                    + " behind them are cut.",
            "Write `1234.50`: no thousands marks, no comma, no currency, no sign, no exponent."),
    GROUP_WITHOUT_VARIATION(
            CRITICAL,
            "`groupID` is given, but none of `color`, `size` and `variation:<name>`.",
            "Say in what the product differs from the others of its group, or leave `groupID` blank."),
    VARIATION_WITHOUT_GROUP(
            CRITICAL,
            "One of `color`, `size` and `variation:<name>` is given, but no `groupID`.",
            "Give all variants of one product the same `groupID`."),
    SKU_DUPLICATE(
            CRITICAL,
            "The same `vendorSku` stands again further down; the last row counts.",
            "Keep one row per `vendorSku`."),
    TEXT_TOO_LONG(
            CRITICAL,
            "`name`, `brand` or `vendorSku` is over 255 characters (the row is not loaded), or another text is over"
                    + " 65,535 bytes of UTF-8 (a warning; that cell is left blank).",
            "Shorten the text."),
    TEXT_ENCODING(
            CRITICAL,
            "The cell holds bytes that are no UTF-8 in a file that otherwise is (critical in required cells; in others a"
                    + " warning, and the cell is left blank).",
            "Write the cell's letters as UTF-8, as those of the other cells are."),
    CELL_GUARD(
            REPAIRED,
            "A spreadsheet's guard stood around the text (`=\"0012345\"`, a leading `'` before a code), or `.0` behind a"
                    + " GTIN. Loaded without it.",
            "Export the column as text."),
    SKU_SPREADSHEET(
            WARNING,
            "`vendorSku` or `manufacturerSku` looks like a number that a table program has rewritten (`1002.0`, `1.2E+5`);"
                    + " it is kept as it stands.",
            "Format the column as text before the codes are put in, and export again."),
    UPC_LENGTH(
            WARNING,
            "`gtinUpc` does not have 12 digits after blanks and hyphens are taken out.",
            "Give all 12 digits, or use the column of the other kind."),
    EAN_LENGTH(
            WARNING,
            "`gtinEan` does not have 13 or 8 digits (`gtin`: 8, 12, 13 or 14) after blanks and hyphens are taken out.",
            "Give all 13 digits, or use the column of the other kind."),
    ITF14_LENGTH(
            WARNING,
            "`gtinItf14` does not have 14 digits after blanks and hyphens are taken out.",
            "Give all 14 digits, or use the column of the other kind."),
    ISBN_LENGTH(
            WARNING,
            "`gtinIsbn` does not have 13 or 10 digits after blanks and hyphens are taken out.",
            "Give all 13 digits (or 10, the last may be X), or use the column of the other kind."),
    GTIN_CHECK_DIGIT(
            WARNING,
            "The last digit does not fit the others (GS1 modulo 10; ISBN-10: modulo 11).",
            "Compare the number with the printed barcode; the hint names the digit that would fit."),
    GTIN_RESTRICTED(
            WARNING,
            "The number is for use inside a shop or company, a coupon, a refund or goods of variable measure.",
            "Give the number GS1 issued for the product, or leave the cell blank."),
    GTIN_PLACEHOLDER(
            WARNING,
            "The number is a filler: all zeros, one digit repeated, or a staircase such as 1234567890128.",
            "Leave the cell blank when the product has no GTIN."),
    GTIN_SPREADSHEET(
            WARNING,
            "A spreadsheet has turned the number into scientific notation (4.00638E+12); digits are lost.",
            "Format the column as text before the numbers are put in, and export again."),
    GTIN_LEADING_ZERO(
            REPAIRED,
            "11 digits that are right with a zero in front: a spreadsheet took it off. Loaded with the zero.",
            "Format the column as text so that the zero stays."),
    GTIN_DUPLICATE(
            WARNING,
            "One GTIN stands under two or more `vendorSku`s of the file.",
            "Each product has a GTIN of its own: correct the rows that carry another product's."),
    COST_ABOVE_MSRP(
            WARNING,
            "`defaultCost` is higher than `msrp`; both are kept.",
            "Check both amounts: were the columns mixed up?"),
    IMAGE_COUNT(WARNING, "More than 12 images; the first twelve right ones are kept.", "Give at most 12 images."),
    IMAGE_URL(
            WARNING,
            "Not an absolute http or https URL; the faulty ones are dropped.",
            "Write whole addresses, separated by one blank: https://example.com/a.jpg https://example.com/b.jpg"),
    WEIGHT_INVALID(
            WARNING,
            "`shippingWeight` is not a number from 0 to 70000 with g, kg, oz, lb or lbs.",
            "Write number and unit, such as `1.5 kg`."),
    HEIGHT_INVALID(
            WARNING,
            "`shippingHeight` is not a number from 0 to 500 with cm or in.",
            "Write number and unit, such as `12.5 cm`."),
    LENGTH_INVALID(
            WARNING,
            "`shippingLength` is not a number from 0 to 500 with cm or in.",
            "Write number and unit, such as `12.5 cm`."),
    WIDTH_INVALID(
            WARNING,
            "`shippingWidth` is not a number from 0 to 500 with cm or in.",
            "Write number and unit, such as `12.5 cm`."),
    VISIBLE_INVALID(
            WARNING, "`isVisible` is neither true/false nor yes/no; it is taken as true.", "Write `true` or `false`."),
    NAME_ALL_CAPS(
            WARNING,
            "A name of ten capital letters or more without a small one; it is kept.",
            "Write the name as it should stand in the shop."),
    TEXT_CONTROL(
            REPAIRED,
            "The cell held control characters, or a tab or line end inside `name`, `brand` or `vendorSku`, or letters"
                    + " nobody sees in one of these or in a code, or HTML entities (`&amp;`) in name, brand or description."
                    + " Loaded without them; tabs and line ends become blanks.",
            "Take the characters out at the source.");

    private final Severity severity;
    private final String when;
    private final String whatToDo;

    FindingCode(Severity severity, String when, String whatToDo) {
        this.severity = severity;
        this.when = when;
        this.whatToDo = whatToDo;
    }

    /** The usual severity; {@link #TEXT_TOO_LONG} is a warning in optional cells, so ask the finding. */
    public Severity severity() {
        return severity;
    }

    /** When the finding is made: a sentence for the documentation. */
    public String when() {
        return when;
    }

    /** What the vendor does about it: a sentence for the documentation. */
    public String whatToDo() {
        return whatToDo;
    }
}
