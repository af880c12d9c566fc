package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes the tables of {@code docs/feeds.md} that are made from the code; run its main after one was changed. */
final class FeedsPage {
    static final Path FILE = Path.of("docs/feeds.md");

    private FeedsPage() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, written(Files.readString(FILE)));
    }

    static String written(String page) {
        String sources = Arrays.stream(FeedSource.values())
                .map(source -> "| `" + source.path() + (source.path().endsWith(".") ? "<name>" : "") + "` | "
                        + (source.isNumber() ? "number: " : "") + source.meaning() + " |\n")
                .collect(Collectors.joining("", "| source | what it is |\n| --- | --- |\n", ""));
        String codes = Arrays.stream(FeedFindingCode.values())
                .map(code -> "| `" + code.name() + "` | " + code.when() + " |\n")
                .collect(Collectors.joining("", "| code | when |\n| --- | --- |\n", ""));
        return between(between(page, "sources", sources), "codes", codes);
    }

    private static String between(String page, String name, String table) {
        String begin = "<!-- " + name + ": written by FeedsPage -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- end -->", from);
        return page.substring(0, from) + table + page.substring(to);
    }
}
