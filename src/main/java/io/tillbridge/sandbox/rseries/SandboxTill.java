package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.SandboxServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An R-Series API on this machine: many accounts behind one address, told apart by their tokens. Sign-in and tokens are
 * below {@code /auth/oauth/} of the same address, records below {@code /API/V3/Account/}.
 */
public final class SandboxTill implements AutoCloseable {
    private final List<DoubleTill> tills = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final TillJwt jwt = new TillJwt();
    private final SandboxServer server = new SandboxServer("sandbox till");

    private SandboxTill(Clock clock) {
        this.clock = clock;
    }

    /** Starts it on any free port, without an account. */
    public static SandboxTill start(Clock clock) {
        return start(clock, 0);
    }

    /**
     * Starts it without an account.
     *
     * @param clock of every date, of the life of codes and tokens, and of the buckets
     * @param port 0 for any free one
     * @throws IllegalStateException when the port is taken
     */
    public static SandboxTill start(Clock clock, int port) {
        SandboxTill started = new SandboxTill(clock);
        started.server.listen(port, new TillServer(started.tills, started.jwt, started.server.replies()));
        return started;
    }

    /** What stands before {@code /API/V3} and {@code /auth/oauth}: {@code http://127.0.0.1:40123}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** The address of the sign-in page. */
    public String authorizeUrl() {
        return baseUrl() + "/auth/oauth/authorize";
    }

    /** The address where codes and refresh tokens become tokens. */
    public String tokenUrl() {
        return baseUrl() + "/auth/oauth/token";
    }

    /** Opens an account; one with the same number is replaced. */
    public DoubleTill add(TillSetup setup) {
        DoubleTill till = new DoubleTill(setup, clock, jwt, this::baseUrl);
        tills.removeIf(other -> other.setup().id() == setup.id());
        tills.add(till);
        return till;
    }

    /** Lets customers buy by themselves, from now until the sandbox is closed; what was missed is caught up at once. */
    public void run(SaleTicker ticker) {
        server.keep(ticker::catchUp);
    }

    /**
     * Lets a person make an account fail: each line of the file is a fault and the calls it meets, such as {@code 503 GET
     * Sale}, {@code reset-done PUT Item/*} or {@code oauth:401 **}. It is looked at twice a second and need not exist.
     */
    public void faultsFrom(Path file, DoubleTill till) {
        server.faultsFrom(file, till.faults());
    }

    /** Ends the server and every connection, also of calls that were never answered. */
    @Override
    public void close() {
        server.close();
    }
}
