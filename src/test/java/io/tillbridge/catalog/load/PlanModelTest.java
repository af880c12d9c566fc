package io.tillbridge.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.hashing.HashValue128;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any delivery is decided on scratch files as a naive model in memory decides it. */
class PlanModelTest {
    private static final int FILES = 3;

    /** @param content 0: rejected; gtin 0: none */
    record Row(int file, String sku, long content, long gtin) {}

    record Known(long id, long hash, boolean live) {}

    record Outcome(
            Map<Long, Long> decisions, Map<Long, Long> blanked, TreeSet<Long> missing, List<Summary> summaries) {}

    @Provide
    Arbitrary<List<Row>> deliveries() {
        Arbitrary<Row> row = Combinators.combine(
                        Arbitraries.integers().between(0, FILES - 1),
                        Arbitraries.integers().between(1, 40).map(i -> "S" + i),
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.longs().between(0, 25))
                .as(Row::new);
        return row.list().ofMaxSize(120).map(rows -> rows.stream()
                .sorted(java.util.Comparator.comparingInt(Row::file))
                .toList());
    }

    @Provide
    Arbitrary<Map<String, Known>> products() {
        Arbitrary<Known> known = Combinators.combine(Arbitraries.longs().between(0, 3), Arbitraries.of(true, false))
                .as((hash, live) -> new Known(0, hash, live));
        return Arbitraries.maps(Arbitraries.integers().between(1, 60).map(i -> "S" + i), known)
                .ofMaxSize(40)
                .map(map -> {
                    Map<String, Known> numbered = new TreeMap<>();
                    map.forEach((sku, each) ->
                            numbered.put(sku, new Known(Long.parseLong(sku.substring(1)), each.hash(), each.live())));
                    return numbered;
                });
    }

    @Property(tries = 300)
    void scratchFilesDecideAsTheModelDoes(
            @ForAll("deliveries") List<Row> rows, @ForAll("products") Map<String, Known> products) throws IOException {
        assertThat(decided(rows, products)).isEqualTo(model(rows, products));
    }

    private static Outcome decided(List<Row> rows, Map<String, Known> products) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "tmp")), "plan");
        List<SurveyedFile> files = files();
        SkuHash hash = new SkuHash();
        try (SkuLog skus = new SkuLog(folder.resolve("skus"));
                GtinLog gtins = new GtinLog(folder.resolve("gtins"));
                PartitionedFile duplicates = new PartitionedFile(folder.resolve("duplicates"), 2);
                PartitionedFile others = new PartitionedFile(folder.resolve("others"), SharedGtins.WIDTH);
                PartitionedFile decisions = new PartitionedFile(folder.resolve("decisions"), 2);
                PartitionedFile missing = new PartitionedFile(folder.resolve("missing"), 2)) {
            for (Row row : rows) {
                UploadCounts tally = files.get(row.file()).tally();
                long ordinal = Ordinal.of(row.file(), tally.rows());
                HashValue128 sku = hash.of(row.sku());
                skus.row(sku, ordinal, false, tally.rows() + 2, row.content());
                if (row.gtin() != 0) {
                    gtins.cell(row.gtin(), sku, sku.getLeastSignificantBits(), ordinal, 1, tally.rows() + 2);
                }
                tally.row(row.content() == 0);
            }
            GtinGroups groups = new GtinGroups(gtins, skus, duplicates, others, files);
            SkuDecisions decided = new SkuDecisions(skus, files, RowDecision.UNCHANGED, decisions, missing);
            for (int i = 0; i < PartitionedFile.PARTITIONS; i++) {
                groups.partition(i);
            }
            for (Map.Entry<String, Known> each : products.entrySet()) {
                Known known = each.getValue();
                skus.product(hash.of(each.getKey()), known.live(), known.id(), known.hash());
            }
            for (int i = 0; i < PartitionedFile.PARTITIONS; i++) {
                decided.partition(i);
            }
            return read(decisions, duplicates, missing, files);
        }
    }

    private static Outcome read(
            PartitionedFile decisions, PartitionedFile duplicates, PartitionedFile missing, List<SurveyedFile> files)
            throws IOException {
        MergedRuns decisionRuns = new MergedRuns(decisions);
        MergedRuns duplicateRuns = new MergedRuns(duplicates);
        Map<Long, Long> noted = new TreeMap<>();
        Map<Long, Long> blanked = new TreeMap<>();
        for (int file = 0; file < FILES; file++) {
            for (long row = 0; row < files.get(file).tally().rows(); row++) {
                put(noted, Ordinal.of(file, row), decisionRuns.noteOf(Ordinal.of(file, row)));
                put(blanked, Ordinal.of(file, row), duplicateRuns.noteOf(Ordinal.of(file, row)));
            }
        }
        TreeSet<Long> gone = new TreeSet<>();
        PartitionReader ids = missing.forwards(0);
        while (ids.next()) {
            gone.add(ids.get(0));
        }
        return new Outcome(noted, blanked, gone, summaries(files));
    }

    private static Outcome model(List<Row> rows, Map<String, Known> products) {
        List<SurveyedFile> files = files();
        Map<Long, Row> byOrdinal = new TreeMap<>();
        for (Row row : rows) {
            UploadCounts tally = files.get(row.file()).tally();
            byOrdinal.put(Ordinal.of(row.file(), tally.rows()), row);
            tally.row(row.content() == 0);
        }
        Map<Long, Long> blanked = new TreeMap<>();
        byOrdinal.forEach((ordinal, row) -> {
            boolean twice = row.gtin() != 0
                    && rows.stream()
                            .anyMatch(other -> other.file() == row.file()
                                    && other.gtin() == row.gtin()
                                    && !other.sku().equals(row.sku()));
            put(blanked, ordinal, twice ? 2 : 0);
            if (twice) {
                files.get(row.file()).tally().found(io.tillbridge.catalog.FindingCode.GTIN_DUPLICATE);
            }
        });
        Map<Long, Long> decisions = new TreeMap<>();
        byOrdinal.forEach(
                (ordinal, row) -> put(decisions, ordinal, decide(ordinal, row, byOrdinal, blanked, products, files)));
        TreeSet<Long> missing = products.entrySet().stream()
                .filter(each -> each.getValue().live()
                        && rows.stream().noneMatch(row -> row.sku().equals(each.getKey())))
                .map(each -> each.getValue().id())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Outcome(decisions, blanked, missing, summaries(files));
    }

    private static long decide(
            long ordinal,
            Row row,
            Map<Long, Row> all,
            Map<Long, Long> blanked,
            Map<String, Known> products,
            List<SurveyedFile> files) {
        UploadCounts tally = files.get(row.file()).tally();
        List<Long> later = all.keySet().stream()
                .filter(other -> other > ordinal && all.get(other).sku().equals(row.sku()))
                .toList();
        List<Long> inFile = later.stream()
                .filter(other -> Ordinal.file(other) == row.file())
                .toList();
        if (!inFile.isEmpty()) {
            tally.found(io.tillbridge.catalog.FindingCode.SKU_DUPLICATE);
            if (row.content() != 0) {
                tally.rejectedLater();
            }
            long last = inFile.get(inFile.size() - 1);
            return RowDecision.of(RowDecision.SUPERSEDED, last - Ordinal.of(row.file(), 0) + 2);
        }
        if (row.content() == 0) {
            return 0;
        }
        Known known = products.get(row.sku());
        boolean same = known != null && known.hash() == StoredHash.of(row.content(), blanked.getOrDefault(ordinal, 0L));
        int outcome = known == null ? RowDecision.CREATED : same ? RowDecision.UNCHANGED : RowDecision.CHANGED;
        int decision = later.isEmpty() ? outcome : RowDecision.ELSEWHERE;
        tally.outcome(decision);
        return decision == RowDecision.UNCHANGED ? 0 : RowDecision.of(decision, 0);
    }

    private static void put(Map<Long, Long> map, long ordinal, long note) {
        if (note != 0) {
            map.put(ordinal, note);
        }
    }

    private static List<SurveyedFile> files() {
        List<SurveyedFile> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(new SurveyedFile(null, new UploadCounts(), List.of(), Path.of("none"), null));
        }
        return files;
    }

    private static List<Summary> summaries(List<SurveyedFile> files) {
        return files.stream().map(file -> file.tally().summary()).toList();
    }
}
