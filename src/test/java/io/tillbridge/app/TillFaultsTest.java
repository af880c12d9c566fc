package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault of an account on every kind of call, while the account's clock is two minutes behind. What a fault that stays leads to stands in {@code
 * cases/till-faults/outcomes.txt}; when it is gone, the next run does what is left. The system property
 * {@code faults.tills} takes that many of the faults, at random.
 */
@Tag("long")
class TillFaultsTest {
    private static final int FAULTS = Integer.getInteger("faults.tills", TillFault.values().length);
    private static final String TABLE = "/cases/till-faults/outcomes.txt";

    @TempDir
    private static Path temp;

    @Test
    void eachFaultOfEachCallEndsAsTheTableSaysAndTheNextRunDoesWhatIsLeft() throws Exception {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Map<String, Map<TillFault.Nature, List<TillCallCase.Outcome>>> table = table();
        List<String> wrong = new ArrayList<>();
        Map<String, String> keys = new HashMap<>(HubCalls.KEY);
        keys.put("jobs.workers", "24");
        keys.put("rseries.read-timeout", "2s");
        keys.put("rseries.token-timeout", "3s");
        keys.put("rseries.call-timeout", "6s");
        // Shorter than what happened long ago: such a sale is read by itself.
        keys.put("rseries.overlap", "15m");
        ShopTime time = new ShopTime(Duration.ofSeconds(121));
        time.run();
        try (TillHub world = TillHub.start(temp, keys, time)) {
            List<TillCallCase> cases = TillCallCases.of(world);
            assertThat(table.keySet())
                    .containsExactlyElementsOf(
                            cases.stream().map(one -> one.name).toList());
            // A hub that was never answered takes the bucket for the smallest there is.
            atOnce(cases, TillCallCase::work);
            for (TillFault fault : faults(seed)) {
                int before = wrong.size();
                cases.forEach(one -> one.arrange(fault));
                atOnce(cases, TillCallCase::work);
                for (TillCallCase one : cases) {
                    TillCallCase.Outcome outcome = one.outcome();
                    if (!table.get(one.name).get(fault.nature).contains(outcome)) {
                        wrong.add(fault + " of " + one.name + ": " + outcome + ", " + one.result());
                    }
                    assertThat(one.result().error())
                            .as("%s of %s", fault, one.name)
                            .doesNotContain("Exception", "io.tillbridge", "null");
                }
                atOnce(cases, one -> {
                    one.mend();
                    one.work();
                });
                for (TillCallCase one : cases) {
                    if (!one.isDone()
                            || !one.one.kept().isEmpty()
                            || !one.result().ok()) {
                        wrong.add(fault + " of " + one.name + " is not mended: " + one.result() + one.one.kept());
                    }
                }
                System.out.println("TillFaultsTest: " + fault + ", " + wrong.subList(before, wrong.size()));
                assertThat(world.faults()).as(fault.name()).isEmpty();
            }
        }
        assertThat(wrong).as("seed " + seed).isEmpty();
    }

    private static List<TillFault> faults(long seed) {
        List<TillFault> faults = new ArrayList<>(Arrays.asList(TillFault.values()));
        Collections.shuffle(faults, new Random(seed));
        return faults.subList(0, Math.min(FAULTS, faults.size()));
    }

    /** What is done with a case. */
    private interface Step {
        void of(TillCallCase one) throws Exception;
    }

    private static void atOnce(List<TillCallCase> cases, Step step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(cases.size());
        try {
            List<Future<?>> all = new ArrayList<>();
            for (TillCallCase one : cases) {
                all.add(threads.submit(() -> {
                    step.of(one);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The first line names the columns; the others a call and an outcome for each, two where it is a matter of time. */
    private static Map<String, Map<TillFault.Nature, List<TillCallCase.Outcome>>> table() throws Exception {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(TillFaultsTest.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            List<List<String>> rows = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .collect(Collectors.toList());
            List<String> columns = rows.remove(0);
            Map<String, Map<TillFault.Nature, List<TillCallCase.Outcome>>> table = new LinkedHashMap<>();
            for (List<String> row : rows) {
                Map<TillFault.Nature, List<TillCallCase.Outcome>> outcomes = new HashMap<>();
                for (int i = 1; i < row.size(); i++) {
                    outcomes.put(
                            TillFault.Nature.valueOf(columns.get(i)),
                            Arrays.stream(row.get(i).split("/", -1))
                                    .map(TillCallCase.Outcome::valueOf)
                                    .toList());
                }
                table.put(row.get(0), outcomes);
            }
            return table;
        }
    }
}
