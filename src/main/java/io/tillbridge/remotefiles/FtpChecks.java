package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.run.Failure;
import java.util.HashMap;
import java.util.Map;

/** One try of an FTP server, check by check, as a person would go about it. */
final class FtpChecks {
    private final FtpServer.Opening opening;
    private final FtpAccount account;
    private final FileSelection selection;
    private final String protection;
    private final CheckList checks;

    FtpChecks(FtpServer.Opening opening, FtpAccount account, FileSelection selection) {
        this.opening = opening;
        this.account = account;
        this.selection = selection;
        this.protection = account.encrypted() ? "certificate" : "encryption";
        this.checks = new CheckList("reach", protection, "signIn", "path", "list");
    }

    TestReport run() {
        try (FtpSession session = opening.run()) {
            passedUpTo(FtpServer.Stage.OPEN);
            checks.look(session, account.path(), selection);
        } catch (Failure e) {
            if (checks.none()) {
                passedUpTo(opening.stage());
            }
            checks.failed(checks.next(), e);
        }
        return checks.report(facts());
    }

    private void passedUpTo(FtpServer.Stage stage) {
        if (stage.compareTo(FtpServer.Stage.REACH) > 0) {
            checks.passed("reach", account.server() + " answers");
        }
        if (stage.compareTo(FtpServer.Stage.CERTIFICATE) > 0) {
            checks.passed(protection, protection());
        }
        if (stage.compareTo(FtpServer.Stage.SIGN_IN) > 0) {
            checks.passed("signIn", "signed in as " + SanitizedText.text(account.username()));
        }
    }

    private String protection() {
        if (opening.pin() == null) {
            return "Warning: tls is none, so nothing is encrypted: whoever is on the way can read the password and"
                    + " read and change all files. Ask the vendor for TLS and set tls to explicit or implicit.";
        }
        return (opening.pin().pinned() ? "the pinned certificate " : "trusted by Java: ")
                + opening.pin().described();
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        if (opening.pin() != null) {
            opening.pin().seen().ifPresent(fingerprint -> {
                facts.put("certificateFingerprint", fingerprint);
                facts.put("confirmed", fingerprint.equals(account.certificate()));
            });
        }
        return facts;
    }
}
