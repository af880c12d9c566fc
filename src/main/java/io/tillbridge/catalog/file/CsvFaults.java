package io.tillbridge.catalog.file;

import io.tillbridge.catalog.FindingCode;

/** Says why delimited text cannot be read on. */
final class CsvFaults {
    private CsvFaults() {}

    static FileFault tooLong(String what, long line, long most) {
        return new FileFault(
                line,
                FindingCode.FILE_FORMAT,
                "The " + what + " on line " + line + " is longer than " + most + " characters.",
                "Look for a quote that is never closed, or for missing line ends.");
    }

    static FileFault truncated(long line) {
        return new FileFault(
                line,
                FindingCode.FILE_TRUNCATED,
                "The file ends inside the quoted cell that begins on line " + line + ".",
                "Send the whole file again; or close the quote, and write a quote inside a quoted cell twice.");
    }
}
