package io.tillbridge.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One folder of {@code src/test/resources/cases/catalog}: files that come in, and what must come out. {@code README.md}
 * there says what the files mean.
 */
record CatalogCase(Path folder) {

    private static final Path ROOT = Path.of("src/test/resources/cases/catalog");
    private static final Pattern REPEATED = Pattern.compile("\\{(.+?)\\*(\\d+)}");

    /** A file of a delivery. */
    record Given(String filename, byte[] bytes) {}

    static List<CatalogCase> all() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(CatalogCase::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files that were delivered the night before. */
    List<Given> before() throws IOException {
        return starting("before");
    }

    List<Given> given() throws IOException {
        return starting("given");
    }

    CaseSettings settings() throws IOException {
        Properties properties = new Properties();
        if (has("given.connection.properties")) {
            properties.load(Files.newBufferedReader(folder.resolve("given.connection.properties")));
        }
        return new CaseSettings(properties);
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    /** A {@code then} file, repetitions written out. */
    String then(String file) throws IOException {
        return writtenOut(Files.readString(folder.resolve(file)));
    }

    private List<Given> starting(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name(file).startsWith(prefix) && !name(file).endsWith(".properties"))
                    .sorted()
                    .map(CatalogCase::read)
                    .toList();
        }
    }

    private static Given read(Path file) {
        try {
            if (name(file).endsWith(".hex")) {
                String hex = Files.readString(file).replaceAll("\\s", "");
                return new Given(without(".hex", file), HexFormat.of().parseHex(hex));
            }
            if (name(file).endsWith(".pattern")) {
                String text = writtenOut(Files.readString(file));
                return new Given(without(".pattern", file), text.getBytes(StandardCharsets.UTF_8));
            }
            return new Given(name(file), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String writtenOut(String text) {
        return REPEATED.matcher(text).replaceAll(CatalogCase::repeated);
    }

    private static String repeated(MatchResult match) {
        return match.group(1).repeat(Integer.parseInt(match.group(2)));
    }

    private static String without(String ending, Path file) {
        return name(file).substring(0, name(file).length() - ending.length());
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public String toString() {
        return name(folder);
    }
}
