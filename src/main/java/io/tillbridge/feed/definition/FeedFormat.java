package io.tillbridge.feed.definition;

import java.util.List;
import java.util.Map;

/**
 * How a feed is written.
 *
 * @param encoding {@code UTF-8}, or {@code ISO-8859-1} for destinations that take nothing else
 * @param decimalMark of all numbers: {@code .} or {@code ,}
 * @param xml null unless the kind is {@link Kind#XML}
 * @param table null when the kind is {@link Kind#XML}
 */
public record FeedFormat(Kind kind, String encoding, char decimalMark, Xml xml, Table table) {
    /** The kinds of file. */
    public enum Kind {
        XML("xml", "application/xml"),
        CSV("csv", "text/csv"),
        TSV("tsv", "text/tab-separated-values");

        private final String extension;
        private final String mediaType;

        Kind(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }

        /** The end of the file's name, without the dot; the word in definitions, too. */
        public String extension() {
            return extension;
        }
    }

    /**
     * @param root name of the root element
     * @param attributes of the root element
     * @param namespaces by prefix
     * @param wrapper names of the elements between the root and the items, outermost first
     * @param head elements with a text that stand before the items; a text may hold {@code {feed.date}} and such
     * @param item name of the element of an item
     */
    public record Xml(
            String root,
            Map<String, String> attributes,
            Map<String, String> namespaces,
            List<String> wrapper,
            Map<String, String> head,
            String item) {}

    /**
     * @param quoteAll whether every cell stands in quotes, or only those that need them
     * @param header whether the first line names the columns
     * @param spreadsheet whether people open the file in a spreadsheet: cells that it would run get an apostrophe
     * @param lineEnd {@code \n} or {@code \r\n}
     */
    public record Table(char delimiter, boolean quoteAll, boolean header, boolean spreadsheet, String lineEnd) {}

    /** The value of {@code Content-Type}. */
    public String contentType() {
        return kind.mediaType + "; charset=" + encoding;
    }
}
