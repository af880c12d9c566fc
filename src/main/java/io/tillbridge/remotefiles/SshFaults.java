package io.tillbridge.remotefiles;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RefusedFailure;
import java.util.Locale;
import java.util.Optional;

/** Says what a fault of SSH means while a session is made: away for now, or to be set right by a person first. */
final class SshFaults {
    private static final int NO_MORE_AUTH_METHODS = 14;

    private final SftpAccount account;
    private final HostKeyPin pin;
    private final VendorFaults faults;

    /** @param faults those of any protocol, for this connection */
    SshFaults(SftpAccount account, HostKeyPin pin, VendorFaults faults) {
        this.account = account;
        this.pin = pin;
        this.faults = faults;
    }

    /** While the connection is made, up to the sign-in. */
    Failure connecting(Throwable fault, boolean broken, VendorIdentity identity) {
        if (VendorFaults.cause(fault, JSchHostKeyException.class).isPresent()) {
            return hostKey();
        }
        Optional<Failure> unreachable = faults.reaching(fault);
        if (unreachable.isPresent()) {
            return unreachable.get();
        }
        Optional<JSchAlgoNegoFailException> disagreed = VendorFaults.cause(fault, JSchAlgoNegoFailException.class);
        if (disagreed.isPresent()) {
            return noAlgorithm(disagreed.get());
        }
        if ((!broken && says(fault, "Auth ")) || endedAtSignIn(fault)) {
            return identity != null && identity.sha1Asked()
                    ? sha1Only(fault)
                    : faults.signIn(account.privateKey().isEmpty() ? "password" : "private key", fault);
        }
        return faults.endedConnecting(fault);
    }

    /** Behind the sign-in: the account may be there without SFTP, and stays so until the vendor changes it. */
    Failure openingSftp(Throwable fault) {
        if (faults.away()) {
            return faults.endedWhile("when SFTP was asked for", fault);
        }
        return new RefusedFailure(
                "The vendor's server " + account.server() + " lets user " + SanitizedText.text(account.username())
                        + " in, but offers no SFTP to this account. Ask the vendor to switch SFTP on for it.",
                fault);
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

    /** Some servers answer a wrong password by hanging up, with the reason in words. */
    private boolean endedAtSignIn(Throwable fault) {
        return VendorFaults.cause(fault, JSchSessionDisconnectException.class)
                .filter(bye -> bye.getReasonCode() == NO_MORE_AUTH_METHODS
                        || bye.getMessage().toLowerCase(Locale.ROOT).contains("authentication fail"))
                .isPresent();
    }

    private static boolean says(Throwable fault, String beginning) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t.getMessage() != null && t.getMessage().startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
