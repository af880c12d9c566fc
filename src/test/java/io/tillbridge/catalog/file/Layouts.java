package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Column;
import java.util.Arrays;

/** Layouts of canonical headers for tests that have no file. */
public final class Layouts {

    private Layouts() {}

    public static Layout of(String... headers) {
        Column[] columns = new Column[headers.length];
        String[] named = new String[headers.length];
        for (int i = 0; i < headers.length; i++) {
            String header = headers[i];
            columns[i] = Arrays.stream(Column.values())
                    .filter(column -> column.header().equals(header))
                    .findFirst()
                    .orElse(null);
            named[i] = header.startsWith("variation:") || header.startsWith("attribute:") ? header : null;
        }
        return new Layout("lightspeed-vendor", headers, columns, named, null);
    }
}
