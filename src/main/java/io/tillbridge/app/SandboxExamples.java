package io.tillbridge.app;

import io.tillbridge.app.shell.HubOperations.Arrival;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.Run;
import io.tillbridge.run.Runs;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The examples of flows that the sandbox switches on, and what has arrived at its receivers. */
final class SandboxExamples {
    /** A receiver that is away is not waited for: the flow sends later. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Hub hub;
    private final SandboxReceivers receivers;
    private final Awaiting awaiting;

    /** Waits for the end of a run. */
    interface Awaiting {
        void end(Run run) throws InterruptedException;
    }

    SandboxExamples(Hub hub, SandboxReceivers receivers, Awaiting awaiting) {
        this.hub = hub;
        this.receivers = receivers;
        this.awaiting = awaiting;
    }

    /** Runs those that are switched on and send here. */
    List<Arrival> run() throws InterruptedException, IOException {
        List<Arrival> arrivals = new ArrayList<>();
        if (receivers.takesOrders() && isOn(SandboxReceivers.ORDERS)) {
            arrivals.add(new Arrival(
                    SandboxReceivers.ORDERS,
                    receivers.warehouse().address(),
                    Quantity.of(orders(), "order") + " so far, to the sandbox warehouse"));
        }
        if (receivers.takesStock() && isOn(SandboxReceivers.STOCK)) {
            arrivals.add(new Arrival(
                    SandboxReceivers.STOCK,
                    receivers.stockFolder().toString(),
                    stock() + ", to the sandbox's SFTP server"));
        }
        return arrivals;
    }

    private boolean isOn(String route) {
        return hub.producer().getCamelContext().getRoute(route) != null;
    }

    /** Sent one after the other as the events come; a second start finds those of the first. */
    private int orders() throws InterruptedException, IOException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        int before = receivers.warehouse().received();
        while (System.nanoTime() < end) {
            Thread.sleep(10 * LOOK_AGAIN_MILLIS);
            int now = receivers.warehouse().received();
            if (now > 0 && now == before) {
                break;
            }
            before = now;
        }
        return before;
    }

    private String stock() throws InterruptedException, IOException {
        List<Path> before = receivers.stockFiles();
        awaiting.end(requested());
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() < end) {
            List<Path> files = new ArrayList<>(receivers.stockFiles());
            files.removeAll(before);
            if (!files.isEmpty()) {
                return files.get(files.size() - 1).getFileName().toString();
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return "no file yet";
    }

    private Run requested() {
        Runs runs = hub.running().runs();
        try {
            return runs.request(SandboxReceivers.STOCK_JOB, null, "shell", false, false);
        } catch (AlreadyRunning going) {
            return runs.list(new Runs.Filter(null, SandboxReceivers.STOCK_JOB, null), null, 1)
                    .get(0);
        }
    }
}
