package io.tillbridge.feed;

/** The codes of a feed's check report. They are public and stable; {@code docs/feeds.md} lists them. */
public enum FeedFindingCode {
    FEED_REQUIRED("A required field has no value; the item is left out."),
    FEED_DUPLICATE("Another item before it has the same key; the item is left out."),
    FEED_TOO_LONG("The text is longer than the destination takes; it is cut at a word, or the value is left out."),
    FEED_PATTERN("The value does not have the form the destination takes; the value is left out."),
    FEED_WORD("The value is none of the words the destination takes; the value is left out."),
    FEED_RANGE("The number is smaller or larger than the destination takes; the value is left out."),
    FEED_TOO_MANY("There are more values than the destination takes; the first ones are written."),
    FEED_NUMBER("The value is no number; it is left out."),
    FEED_URL("The value is no absolute http or https address; it is left out."),
    FEED_GTIN("The number is no GTIN of trade goods; it is left out."),
    FEED_CONTROL("The text holds characters that cannot stand in the file; they are taken out."),
    FEED_ENCODING("The text holds letters that the feed's encoding does not have; they are written as a question mark."),
    WINE_VINTAGE_DIFFERS("The vintage of a name is not that of the attribute, or of the other name; the item is left out."),
    WINE_SIZE_DIFFERS("The bottle size of the name is not that of the attribute; the item is left out."),
    WINE_VINTAGE("The vintage is neither a year nor NV; the value is left out."),
    WINE_SIZE("The bottle size is no volume with a unit; the value is left out."),
    FEED_DROP("More items are gone than maxDropPercent allows; the feed is not published."),
    FEED_FAILED("More items lack required values than maxFailPercent allows; the feed is not published."),
    FEED_QUOTA("There are more items than the destination takes; the feed is not published."),
    FEED_EMPTY("No item is left; the feed is not published.");

    private final String when;

    FeedFindingCode(String when) {
        this.when = when;
    }

    /** When the finding is made: a sentence for the documentation. */
    public String when() {
        return when;
    }
}
