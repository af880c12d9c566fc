package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Column;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The products of a JSON file as rows of a layout. */
final class JsonRows implements RowReader {
    private final InputStream text;
    private final JsonRecords records;
    private final Map<String, Integer> slots;
    private final DialectTransform transform;
    private final int width;
    private final int images;

    JsonRows(InputStream text, JsonShape shape, JsonKeys keys, ReadLimits limits) throws IOException {
        this.text = text;
        slots = keys.slots();
        width = keys.layout().fileWidth();
        images = keys.layout().indexOf(Column.IMAGES);
        transform = keys.transform();
        records = new JsonRecords(text, shape, limits);
    }

    @Override
    public RawRow next() throws IOException {
        String[] cells = records.next(slots, width, images);
        return cells == null ? null : transform.dress(records.line(), records.number(), cells, records.malformed());
    }

    @Override
    public void close() throws IOException {
        records.close();
        text.close();
    }
}
