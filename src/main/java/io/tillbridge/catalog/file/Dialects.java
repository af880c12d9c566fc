package io.tillbridge.catalog.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** The dialects of an installation, by name. */
public final class Dialects {
    private final Map<String, Dialect> byName;
    private final String fingerprint;

    private Dialects(Map<String, Dialect> byName, String fingerprint) {
        this.byName = byName;
        this.fingerprint = fingerprint;
    }

    /** Only {@code lightspeed-vendor}: the canonical names. */
    public static Dialects canonical() {
        return new Dialects(Map.of(Dialect.CANONICAL, Dialect.canonical()), "");
    }

    /**
     * Reads every {@code *.yaml} of a folder.
     *
     * @throws DialectsInvalid with all mistakes of all files, a missing folder among them
     */
    public static Dialects read(Path folder) throws DialectsInvalid {
        Map<String, Dialect> byName = new TreeMap<>();
        List<DialectFault> faults = new ArrayList<>();
        List<Path> files = files(folder, faults);
        String fingerprint = fingerprint(files, faults);
        for (Path file : files) {
            DialectYaml yaml = new DialectYaml(file);
            Dialect dialect = yaml.dialect();
            faults.addAll(yaml.faults());
            byName.put(dialect.name(), dialect);
        }
        if (faults.isEmpty() && !byName.containsKey(Dialect.CANONICAL)) {
            faults.add(new DialectFault(
                    Dialect.CANONICAL + ".yaml", "", "is missing in " + folder + "; take it from the distribution"));
        }
        if (!faults.isEmpty()) {
            throw new DialectsInvalid(faults);
        }
        return new Dialects(byName, fingerprint);
    }

    private static List<Path> files(Path folder, List<DialectFault> faults) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.yaml")) {
            found.forEach(files::add);
        } catch (IOException e) {
            faults.add(new DialectFault(
                    folder.toString(), "", "expected a readable folder of dialects; take it from the distribution"));
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }

    private static String fingerprint(List<Path> files, List<DialectFault> faults) {
        CRC32C checksum = new CRC32C();
        for (Path file : files) {
            try {
                checksum.update(Files.readAllBytes(file));
            } catch (IOException e) {
                faults.add(new DialectFault(file.getFileName().toString(), "", "cannot be read: " + e.getMessage()));
            }
        }
        return Long.toHexString(checksum.getValue());
    }

    /** Differs whenever a dialect was edited: files read by another fingerprint may give other products. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Sorted. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** What a dialect is for, in a few words. */
    public String title(String name) {
        return named(name).title();
    }

    Dialect named(String name) {
        Dialect dialect = byName.get(name);
        if (dialect == null) {
            throw new IllegalArgumentException("There is no dialect \"" + name + "\"; there are "
                    + String.join(", ", byName.keySet()) + ", and auto chooses one by the header.");
        }
        return dialect;
    }

    /**
     * The header as the chosen dialect reads it. For {@code auto} the canonical one when that misses nothing, else the one
     * that misses least of those that have their own name of the SKU and a header of their system alone in the file.
     */
    HeaderReading read(String[] header, DialectChoice choice) {
        if (!DialectChoice.AUTO.equals(choice.name())) {
            return new HeaderReading(named(choice.name()), header, choice);
        }
        HeaderReading canonical = new HeaderReading(named(Dialect.CANONICAL), header, choice);
        if (canonical.missing().isEmpty()) {
            return canonical;
        }
        List<HeaderReading> near = byName.values().stream()
                .filter(dialect -> !dialect.name().equals(Dialect.CANONICAL))
                .map(dialect -> new HeaderReading(dialect, header, choice))
                .filter(HeaderReading::skuByOwnName)
                .filter(reading ->
                        reading.missing().size() < canonical.missing().size())
                .sorted(Comparator.<HeaderReading>comparingInt(
                                reading -> reading.missing().size())
                        .thenComparingInt(reading -> -reading.known()))
                .toList();
        return near.stream()
                .filter(HeaderReading::isDetected)
                .findFirst()
                .orElseGet(() -> canonical.nearTo(near.isEmpty() ? null : near.get(0)));
    }

    /** Whether a header means something in some dialect: tells the header's delimiter from other signs in it. */
    int known(String[] header, DialectChoice choice) {
        return read(header, choice).known();

}
}
