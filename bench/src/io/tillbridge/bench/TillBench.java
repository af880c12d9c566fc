package io.tillbridge.bench;

import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.sandbox.rseries.TillLimits;
import io.tillbridge.sandbox.rseries.TillSetup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/tills}. */
@Command(
        name = "bench/tills",
        mixinStandardHelpOptions = true,
        description = "Measures the calls to tills against an R-Series API in this process: what a page of sales costs,"
                + " and how much of the bucket's rate is used.")
final class TillBench implements Callable<Integer> {
    @Option(names = "--sales", defaultValue = "1000", description = "Sales of the account [${DEFAULT-VALUE}]")
    private int sales;

    @Option(names = "--registers", defaultValue = "10", description = "Registers: the bucket [${DEFAULT-VALUE}]")
    private int registers;

    @Option(names = "--seconds", defaultValue = "60", description = "With a full bucket [${DEFAULT-VALUE}]")
    private int seconds;

    @Option(names = "--threads", defaultValue = "8", description = "Threads that share it [${DEFAULT-VALUE}]")
    private int threads;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TillBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Finding> findings = new ArrayList<>();
        TillLimits limits = TillLimits.of(registers);
        try (SandboxTill sandbox = SandboxTill.start(Clock.systemUTC())) {
            DoubleTill till = sandbox.add(TillSetup.of("bench", "secret", "https://hub.example/callback")
                    .withLimits(limits));
            try (TillCalls calls = new TillCalls(sandbox, till)) {
                findings.add(calls.pages(sales));
                findings.add(calls.rate(
                        threads, Duration.ofSeconds(seconds), limits.drip().doubleValue()));
            }
        }
        Finding.print(findings, System.out);
        return 0;
    }
}
