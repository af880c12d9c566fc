package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RefusedFailure;
import java.util.Map;
import java.util.Optional;

/** One try of an SFTP server, check by check, as a person would go about it. */
final class SshChecks {
    private final SftpServer server;
    private final SftpAccount account;
    private final FileSelection selection;
    private final boolean pinnedOnly;
    private final CheckList checks = new CheckList("reach", "hostKey", "signIn", "path", "list");
    private SshHostKey seen;
    private boolean confirmed;

    /** @param pinnedOnly signs in to no server whose key nobody has confirmed */
    SshChecks(SftpServer server, SftpAccount account, FileSelection selection, boolean pinnedOnly) {
        this.server = server;
        this.account = account;
        this.selection = selection;
        this.pinnedOnly = pinnedOnly;
    }

    TestReport run() {
        Optional<SshHostKey> pinned = SshHostKey.parse(account.hostKey());
        if (!account.hostKey().isEmpty() && pinned.isEmpty()) {
            checks.failed(
                    "hostKey",
                    "The connection's hostKey is no SSH host key, expected a text like \"ssh-ed25519 AAAA…\".");
        } else if (pinned.isEmpty() && pinnedOnly) {
            tellUnpinned();
        } else if (pinned.isPresent() || shown()) {
            signIn(pinned.orElse(seen), pinned.isPresent());
        }
        return checks.report(seen == null ? Map.of() : facts());
    }

    private Map<String, Object> facts() {
        return Map.of("hostKey", seen.text(), "fingerprint", seen.fingerprint(), "confirmed", confirmed);
    }

    private void tellUnpinned() {
        if (shown()) {
            checks.passed("reach", account.server() + " answers");
            checks.failed(
                    "hostKey",
                    "Expected a confirmed key, found none: every pull is refused until then. The server shows " + seen
                            + ". Compare it with the vendor's, then set the connection's hostKey to \"" + seen.text()
                            + "\". Nothing was sent.");
        }
    }

    /** Goes just far enough to see the server's key: no user name and no secret is sent. */
    private boolean shown() {
        HostKeyPin pin = new HostKeyPin(null);
        try {
            server.open(account.withoutSecrets(), pin).close();
            throw new IllegalStateException("a key that is not pinned was accepted");
        } catch (Failure e) {
            seen = pin.seen().orElse(null);
            if (seen == null) {
                checks.failed("reach", e);
            }
        }
        return seen != null;
    }

    private void signIn(SshHostKey key, boolean isPinned) {
        HostKeyPin pin = new HostKeyPin(key);
        try (RemoteSession session = server.open(account, pin)) {
            reached(pin, isPinned);
            checks.passed("signIn", "signed in as " + SanitizedText.text(account.username()));
            checks.look(session, account.path(), selection);
        } catch (RefusedFailure e) {
            boolean asked = pin.seen().isPresent();
            if (asked) {
                reached(pin, isPinned);
            }
            if (checks.ok()) {
                checks.failed(asked ? checks.next() : "signIn", e);
            }
        } catch (Failure e) {
            if (pin.seen().isPresent()) {
                reached(pin, isPinned);
            }
            checks.failed(pin.seen().isPresent() ? checks.next() : "reach", e);
        }
    }

    private void reached(HostKeyPin pin, boolean isPinned) {
        if (checks.none()) {
            checks.passed("reach", account.server() + " answers");
            seen = pin.seen().orElseThrow();
            confirmed = isPinned && pin.pinned().filter(seen::equals).isPresent();
            if (confirmed) {
                checks.passed("hostKey", "the pinned key " + seen);
            } else if (isPinned) {
                checks.failed(
                        "hostKey",
                        "Expected the pinned key "
                                + pin.pinned().orElseThrow() + ", found " + seen
                                + ". Nothing was sent. Ask the vendor whether the server's key was changed.");
            } else {
                checks.passed(
                        "hostKey",
                        "not confirmed yet: " + seen + "; compare it with the vendor's and set it as hostKey");
            }
        }
    }
}
