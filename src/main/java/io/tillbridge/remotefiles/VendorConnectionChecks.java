package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.wording.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One try of a connection, check by check, as a person would go about it. */
final class VendorConnectionChecks {
    private final VendorServer server;
    private final VendorAccount account;
    private final FileSelection selection;
    private final boolean pinnedOnly;
    private final List<Check> checks = new ArrayList<>();
    private SshHostKey seen;
    private boolean confirmed;

    /** @param pinnedOnly signs in to no server whose key nobody has confirmed */
    VendorConnectionChecks(VendorServer server, VendorAccount account, FileSelection selection, boolean pinnedOnly) {
        this.server = server;
        this.account = account;
        this.selection = selection;
        this.pinnedOnly = pinnedOnly;
    }

    TestReport run() {
        Optional<SshHostKey> pinned = SshHostKey.parse(account.hostKey());
        if (!account.hostKey().isEmpty() && pinned.isEmpty()) {
            failed(
                    "hostKey",
                    "The connection's hostKey is no SSH host key, expected a text like \"ssh-ed25519 AAAA…\".");
        } else if (pinned.isEmpty() && pinnedOnly) {
            tellUnpinned();
        } else if (pinned.isPresent() || shown()) {
            signIn(pinned.orElse(seen), pinned.isPresent());
        }
        boolean ok = checks.stream().allMatch(Check::ok);
        return new TestReport(ok, checks, seen == null ? Map.of() : facts());
    }

    private Map<String, Object> facts() {
        return Map.of("hostKey", seen.text(), "fingerprint", seen.fingerprint(), "confirmed", confirmed);
    }

    private void tellUnpinned() {
        if (shown()) {
            passed("reach", account.server() + " answers");
            failed(
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
                failed("reach", e);
            }
        }
        return seen != null;
    }

    private void signIn(SshHostKey key, boolean isPinned) {
        HostKeyPin pin = new HostKeyPin(key);
        try (VendorSession session = server.open(account, pin)) {
            reached(pin, isPinned);
            passed("signIn", "signed in as " + SanitizedText.text(account.username()));
            look(session);
        } catch (RefusedFailure e) {
            boolean asked = pin.seen().isPresent();
            if (asked) {
                reached(pin, isPinned);
            }
            if (checks.stream().allMatch(Check::ok)) {
                failed(asked ? next() : "signIn", e);
            }
        } catch (Failure e) {
            if (pin.seen().isPresent()) {
                reached(pin, isPinned);
            }
            failed(pin.seen().isPresent() ? next() : "reach", e);
        }
    }

    private void reached(HostKeyPin pin, boolean isPinned) {
        if (checks.isEmpty()) {
            passed("reach", account.server() + " answers");
            seen = pin.seen().orElseThrow();
            confirmed = isPinned && pin.pinned().filter(seen::equals).isPresent();
            if (confirmed) {
                passed("hostKey", "the pinned key " + seen);
            } else if (isPinned) {
                failed(
                        "hostKey",
                        "Expected the pinned key "
                                + pin.pinned().orElseThrow() + ", found " + seen
                                + ". Nothing was sent. Ask the vendor whether the server's key was changed.");
            } else {
                passed(
                        "hostKey",
                        "not confirmed yet: " + seen + "; compare it with the vendor's and set it as hostKey");
            }
        }
    }

    private void look(VendorSession session) {
        RemoteFileLister walk = RemoteFileLister.below(session, account.path(), selection);
        String path = SanitizedText.text(account.path().isEmpty() ? "." : account.path());
        passed("path", walk.ofOneFile() ? "the file " + path + " is there" : "the folder " + path + " can be listed");
        long bytes = walk.files().stream().mapToLong(RemoteFile::size).sum();
        passed(
                "list",
                Quantity.of(walk.files().size(), "file") + ", " + Quantity.of(bytes, "byte") + "; "
                        + walk.skipped().size() + " passed over");
    }

    /** The check that comes after those that passed. */
    private String next() {
        return List.of("reach", "hostKey", "signIn", "path", "list").get(checks.size());
    }

    private void passed(String name, String detail) {
        checks.add(new Check(name, true, detail));
    }

    private void failed(String name, Failure why) {
        checks.add(new Check(name, false, why.getMessage(), why instanceof PassingFailure));
    }

    private void failed(String name, String detail) {
        checks.add(new Check(name, false, detail));
    }
}
