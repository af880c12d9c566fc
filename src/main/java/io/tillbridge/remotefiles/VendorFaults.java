package io.tillbridge.remotefiles;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.SftpException;
import io.tillbridge.network.ForbiddenTarget;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Says what a fault of SSH means for a pull: away for now, or to be set right by a person first. */
final class VendorFaults {
    private static final int NO_MORE_AUTH_METHODS = 14;
    private static final String AGAIN = " The next pull tries again; tell the vendor if it stays so.";

    private final VendorAccount account;
    private final VendorServer.Times times;
    private final HostKeyPin pin;
    private final SshConnection link;
    private final ReplyWatchdog watch;

    VendorFaults(VendorAccount account, VendorServer.Times times, HostKeyPin pin, SshConnection link, ReplyWatchdog watch) {
        this.account = account;
        this.times = times;
        this.pin = pin;
        this.link = link;
        this.watch = watch;
    }

    /** While the connection is made, up to the sign-in. */
    Failure connecting(Throwable fault, VendorIdentity identity) {
        Optional<Failure> known = cause(fault, Failure.class);
        if (known.isPresent()) {
            return known.get();
        }
        if (cause(fault, JSchHostKeyException.class).isPresent()) {
            return hostKey();
        }
        Optional<ForbiddenTarget> forbidden = cause(fault, ForbiddenTarget.class);
        if (forbidden.isPresent()) {
            return new RefusedFailure(forbidden.get().getMessage(), fault);
        }
        if (cause(fault, UnknownHostException.class).isPresent()) {
            return away("is not known by that name. Check the host of the connection, or the name service.", fault);
        }
        if (cause(fault, ConnectException.class).isPresent()) {
            return away("does not accept connections. Check host and port, or wait until it is back.", fault);
        }
        if (watch.overdue() || cause(fault, SocketTimeoutException.class).isPresent()) {
            return away(
                    "did not answer within " + seconds(times.connect()) + ". Check host, port and firewall, or"
                            + " wait until it is back.",
                    fault);
        }
        Optional<JSchAlgoNegoFailException> disagreed = cause(fault, JSchAlgoNegoFailException.class);
        if (disagreed.isPresent()) {
            return noAlgorithm(disagreed.get());
        }
        if ((!link.broken() && says(fault, "Auth ")) || endedAtSignIn(fault)) {
            return identity != null && identity.sha1Asked() ? sha1Only(fault) : signIn(fault);
        }
        return away(ended("while the connection was made") + AGAIN, fault);
    }

    /** Behind the sign-in: the account may be there without SFTP, and stays so until the vendor changes it. */
    Failure openingSftp(Throwable fault) {
        if (away()) {
            return away(ended("when SFTP was asked for") + AGAIN, fault);
        }
        return new RefusedFailure(
                "The vendor's server " + account.server() + " lets user " + SanitizedText.text(account.username())
                        + " in, but offers no SFTP to this account. Ask the vendor to switch SFTP on for it.",
                fault);
    }

    /** While a folder is listed. */
    Failure inFolder(Throwable fault, String folder) {
        if (link.overfull()) {
            return new RefusedFailure("The folder " + SanitizedText.text(folder) + " on " + account.server()
                    + " holds more names than a catalog folder does. Set the connection's path to the folder of the"
                    + " catalog files.");
        }
        SftpException answer = cause(fault, SftpException.class).orElse(null);
        if (away() || answer == null) {
            return broken("while " + SanitizedText.text(folder) + " was listed", fault);
        }
        return switch (answer.id) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE ->
                new RefusedFailure(
                        "The folder " + SanitizedText.text(folder) + " is not there on " + account.server()
                                + " for user "
                                + SanitizedText.text(account.username())
                                + ". Check the connection's path; it is case-sensitive, and begins at the folder the vendor"
                                + " gave this user.",
                        fault);
            case ChannelSftp.SSH_FX_PERMISSION_DENIED ->
                new RefusedFailure(
                        "The folder " + SanitizedText.text(folder) + " on " + account.server()
                                + " may not be read by user "
                                + SanitizedText.text(account.username())
                                + ". Ask the vendor for the right to list and read it.",
                        fault);
            default ->
                new PassingFailure(
                        "The vendor's server " + account.server() + " answered with fault " + answer.id + " when "
                                + SanitizedText.text(folder) + " was listed: "
                                + SanitizedText.text(String.valueOf(answer.getMessage()))
                                + "." + AGAIN,
                        fault);
        };
    }

    /** While the bytes of a file come. */
    Failure inFile(Throwable fault, String path) {
        return broken("in the middle of the file " + SanitizedText.text(path), fault);
    }

    boolean away() {
        return link.broken() || watch.overdue();
    }

    boolean isAbsent(Throwable fault) {
        return !away()
                && cause(fault, SftpException.class)
                        .filter(a -> a.id == ChannelSftp.SSH_FX_NO_SUCH_FILE)
                        .isPresent();
    }

    /** Whether the server itself said no to this one request, and would answer another. */
    boolean isAnswer(Throwable fault) {
        return !away()
                && !link.overfull()
                && cause(fault, SftpException.class)
                        .filter(a -> a.getCause() == null)
                        .isPresent();
    }

    /** The server's words for its no. */
    String answer(SftpException fault) {
        return switch (fault.id) {
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> "permission denied";
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> "no such file";
            default -> "fault " + fault.id + ", " + SanitizedText.text(String.valueOf(fault.getMessage()));
        };
    }

    private Failure noAlgorithm(JSchAlgoNegoFailException fault) {
        String offered = "The vendor's server " + account.server() + " offers only " + SshAlgorithms.offered(fault);
        if (!account.legacyAlgorithms() && SshAlgorithms.legacyHelps(fault)) {
            return new RefusedFailure(
                    offered + ", which is not safe today. Ask the vendor to bring it up to date; until then the"
                            + " connection's setting legacyAlgorithms allows it.",
                    fault);
        }
        return new RefusedFailure(
                offered + ", which the hub does not speak. Ask the vendor to offer one of these too: "
                        + SshAlgorithms.wanted(fault) + ".",
                fault);
    }

    private Failure sha1Only(Throwable fault) {
        return new RefusedFailure(
                "The vendor's server " + account.server() + " knows this private key of user "
                        + SanitizedText.text(account.username())
                        + ", but takes only signatures with SHA-1 (ssh-rsa), which are"
                        + " not safe today. Ask the vendor to bring the server up to date, or use an Ed25519 or ECDSA"
                        + " key; until then the connection's setting legacyAlgorithms allows it.",
                fault);
    }

    private Failure hostKey() {
        String shown = pin.seen().map(SshHostKey::toString).orElse("another");
        return new RefusedFailure("The host key of the vendor's server " + account.server() + " is not the pinned one:"
                + " expected " + pin.pinned().map(SshHostKey::toString).orElse("a confirmed key") + ", found " + shown
                + ". Nothing was sent. Ask the vendor whether the server's key was changed; if so, set the connection's"
                + " hostKey to the new one, else someone stands between you and the vendor.");
    }

    private Failure signIn(Throwable fault) {
        String way = account.privateKey().isEmpty() ? "password" : "private key";
        return new RefusedFailure(
                "The vendor's server " + account.server() + " does not let user "
                        + SanitizedText.text(account.username()) + " in with this " + way + ". Check user name and "
                        + way
                        + " with the vendor; the hub does not try again by itself, so that the account is not locked.",
                fault);
    }

    /** Some servers answer a wrong password by hanging up, with the reason in words. */
    private boolean endedAtSignIn(Throwable fault) {
        return cause(fault, JSchSessionDisconnectException.class)
                .filter(bye -> bye.getReasonCode() == NO_MORE_AUTH_METHODS
                        || bye.getMessage().toLowerCase(Locale.ROOT).contains("authentication fail"))
                .isPresent();
    }

    private Failure broken(String when, Throwable fault) {
        String what = watch.overdue() ? "sent nothing for " + seconds(times.read()) + " " + when + "." : ended(when);
        return new PassingFailure("The vendor's server " + account.server() + " " + what + AGAIN, fault);
    }

    private static String ended(String when) {
        return "ended the connection " + when + ".";
    }

    private Failure away(String what, Throwable fault) {
        return new VendorUnavailable("The vendor's server " + account.server() + " " + what, fault);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static boolean says(Throwable fault, String beginning) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t.getMessage() != null && t.getMessage().startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable fault, Class<T> kind) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return Optional.of(kind.cast(t));
            }
        }
        return Optional.empty();

}
}
