package io.tillbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process has used up to now, as Linux counts it.
 *
 * @param processorSeconds of its threads and of its children that ended, in user and kernel
 * @param megabytes of memory that is resident now
 * @param peakMegabytes the most that was resident
 * @param threads that run now
 */
record ProcessUse(double processorSeconds, long megabytes, long peakMegabytes, int threads) {
    /** {@code USER_HZ}, the same on every Linux of these days. */
    private static final double TICKS_A_SECOND = 100;

    static ProcessUse of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(process.resolve("stat"));
        // The name before the last bracket may hold blanks; utime is field 14, the state behind the name field 3.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks = Stream.of(11, 12, 13, 14)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .sum();
        Map<String, Long> status;
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            status = lines.map(line -> line.split(":", 2))
                    .filter(line -> line[0].matches("VmRSS|VmHWM|Threads"))
                    .collect(Collectors.toMap(line -> line[0], line -> Long.valueOf(line[1].replaceAll("\\D", ""))));
        }
        return new ProcessUse(
                ticks / TICKS_A_SECOND,
                status.get("VmRSS") / 1024,
                status.get("VmHWM") / 1024,
                status.get("Threads").intValue());
    }

    /** Processor seconds between two looks, for each of so many pieces of work, in milliseconds. */
    double millisSince(ProcessUse before, long pieces) {
        return (processorSeconds - before.processorSeconds) * 1000 / pieces;
    }

    /** Processor seconds between two looks. */
    String secondsSince(ProcessUse before) {
        return String.format(Locale.ROOT, "%.1f", processorSeconds - before.processorSeconds);
    }
}
