package io.tillbridge.catalog.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The elements of a JSON array as rows of a layout. */
final class JsonRows implements Rows {
    private final InputStream text;
    private final JsonRecords records;
    private final Map<String, Integer> slots;
    private final RowDressing dressing;
    private final int width;

    JsonRows(InputStream text, JsonKeys keys, ReadLimits limits) throws IOException {
        this.text = text;
        slots = keys.slots();
        width = keys.layout().fileWidth();
        dressing = keys.dressing();
        records = new JsonRecords(text, limits);
    }

    @Override
    public RawRow next() throws IOException {
        String[] cells = records.next(slots, width);
        return cells == null ? null : dressing.dress(records.line(), cells, records.malformed());
    }

    @Override
    public void close() throws IOException {
        records.close();
        text.close();
    }
}
