package io.tillbridge.remotefiles;

import io.tillbridge.network.ForbiddenTarget;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Says what a fault means for a pull, in the same words for every protocol: the server is away for now, or a person must
 * set something right first.
 */
final class VendorFaults {
    static final String AGAIN = " The next pull tries again; tell the vendor if it stays so.";

    private final String server;
    private final String user;
    private final VendorServer.Times times;
    private final BooleanSupplier broken;
    private final ReplyWatchdog watch;

    /** @param broken whether the connection ended */
    VendorFaults(RemoteAccount account, VendorServer.Times times, BooleanSupplier broken, ReplyWatchdog watch) {
        this(account.server(), account.username(), times, broken, watch);
    }

    VendorFaults(String server, String user, VendorServer.Times times, BooleanSupplier broken, ReplyWatchdog watch) {
        this.server = server;
        this.user = SanitizedText.text(user);
        this.times = times;
        this.broken = broken;
        this.watch = watch;
    }

    /** Why no connection could be made, when the fault is one that any protocol can have. */
    Optional<Failure> reaching(Throwable fault) {
        Optional<Failure> known = cause(fault, Failure.class);
        if (known.isPresent()) {
            return known;
        }
        Optional<ForbiddenTarget> forbidden = cause(fault, ForbiddenTarget.class);
        if (forbidden.isPresent()) {
            return Optional.of(new RefusedFailure(forbidden.get().getMessage(), fault));
        }
        if (cause(fault, UnknownHostException.class).isPresent()) {
            return Optional.of(
                    away("is not known by that name. Check the host of the connection, or the name service.", fault));
        }
        if (watch.overdue() || cause(fault, SocketTimeoutException.class).isPresent()) {
            return Optional.of(away(
                    "did not answer within " + seconds(times.connect()) + ". Check host, port and firewall, or"
                            + " wait until it is back.",
                    fault));
        }
        if (cause(fault, ConnectException.class).isPresent()) {
            return Optional.of(
                    away("does not accept connections. Check host and port, or wait until it is back.", fault));
        }
        return Optional.empty();
    }

    /** @param way by which the user signs in, such as {@code password} */
    Failure signIn(String way, Throwable fault) {
        return new RefusedFailure(
                "The vendor's server " + server + " does not let user " + user + " in with this " + way
                        + ". Check user name and " + way
                        + " with the vendor; the hub does not try again by itself, so that the account is not locked.",
                fault);
    }

    Failure endedConnecting(Throwable fault) {
        return endedWhile("while the connection was made", fault);
    }

    Failure endedWhile(String when, Throwable fault) {
        return away(ended(when) + AGAIN, fault);
    }

    /** No connection can be made now. */
    Failure away(String what, Throwable fault) {
        return new VendorUnavailable("The vendor's server " + server + " " + what, fault);
    }

    /** While a folder is listed. */
    Failure inFolder(RemoteFault fault, String folder) {
        String name = SanitizedText.text(folder);
        return switch (away() && fault.kind() != RemoteFault.Kind.OVERFULL ? RemoteFault.Kind.ENDED : fault.kind()) {
            case OVERFULL ->
                new RefusedFailure("The folder " + name + " on " + server
                        + " holds more names than a catalog folder does. Set the connection's path to the folder of the"
                        + " catalog files.");
            case ENDED -> broken("while " + name + " was listed", fault);
            case ABSENT ->
                new RefusedFailure(
                        "The folder " + name + " is not there on " + server + " for user " + user
                                + ". Check the connection's path; it is case-sensitive, and begins at the folder the vendor"
                                + " gave this user.",
                        fault);
            case DENIED ->
                new RefusedFailure(
                        "The folder " + name + " on " + server + " may not be read by user " + user
                                + ". Ask the vendor for the right to list and read it.",
                        fault);
            case ANSWERED ->
                new PassingFailure(
                        "The vendor's server " + server + " did not list " + name + " (" + fault.words() + ")." + AGAIN,
                        fault);
        };
    }

    /** While the bytes of a file come. */
    Failure inFile(Throwable fault, String path) {
        Optional<Failure> known = cause(fault, Failure.class);
        return known.isPresent() ? known.get() : broken("in the middle of the file " + SanitizedText.text(path), fault);
    }

    boolean away() {
        return broken.getAsBoolean() || watch.overdue();
    }

    private Failure broken(String when, Throwable fault) {
        String what =
                watch.overdue() || cause(fault, SocketTimeoutException.class).isPresent()
                        ? "sent nothing for " + seconds(times.read()) + " " + when + "."
                        : ended(when);
        return new PassingFailure("The vendor's server " + server + " " + what + AGAIN, fault);
    }

    private static String ended(String when) {
        return "ended the connection " + when + ".";
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    static <T extends Throwable> Optional<T> cause(Throwable fault, Class<T> kind) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return Optional.of(kind.cast(t));
            }
        }
        return Optional.empty();
    }
}
