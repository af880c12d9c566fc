package io.tillbridge.event.webhook;

import io.tillbridge.storage.ColumnText;

/** The beginning of a response, as a line that can be shown. */
final class ResponseText {
    private ResponseText() {}

    static String of(String text, int characters) {
        return ColumnText.fit(ColumnText.clean(text).replaceAll("\\s+", " ").strip(), characters);
    }
}
