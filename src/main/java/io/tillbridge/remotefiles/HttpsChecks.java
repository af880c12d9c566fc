package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.run.Failure;
import io.tillbridge.wording.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One try of the web servers of an account, check by check, as a person would go about it. */
final class HttpsChecks {
    private static final String SIGN_IN = "signIn";

    private final HttpsServer server;
    private final HttpsAccount account;
    private final FileSelection selection;
    private final CheckList checks;

    HttpsChecks(HttpsServer server, HttpsAccount account, FileSelection selection) {
        this.server = server;
        this.account = account;
        this.selection = selection;
        this.checks = account.signsIn()
                ? new CheckList("reach", "certificate", SIGN_IN, "file", "list")
                : new CheckList("reach", "certificate", "file", "list");
    }

    TestReport run() {
        try (HttpsSession session = server.open()) {
            List<HttpsDownload> files = server.ask(session);
            reached();
            if (account.signsIn()) {
                checks.passed(
                        SIGN_IN,
                        account.username().isEmpty()
                                ? "signed in"
                                : "signed in as " + SanitizedText.text(account.username()));
            }
            files(files);
            if (checks.ok()) {
                checks.look(session, account.path(), selection);
            }
        } catch (Failure e) {
            reached();
            checks.failed(checks.next(), e);
        }
        return checks.report(facts());
    }

    /** Up to where a server's certificate was seen and accepted. */
    private void reached() {
        if (!checks.none() || pins().stream().noneMatch(pin -> pin.seen().isPresent())) {
            return;
        }
        checks.passed("reach", account.server() + " answers");
        if (pins().stream().allMatch(CertificatePin::accepted)) {
            checks.passed(
                    "certificate",
                    (account.certificate().isEmpty() ? "trusted by Java: " : "the pinned certificate ")
                            + pins().get(0).described());
        }
    }

    private void files(List<HttpsDownload> files) {
        files.stream()
                .flatMap(file -> file.fault().stream())
                .forEach(fault -> checks.failed("file", fault.sentence().orElse(fault.words())));
        if (checks.ok()) {
            checks.passed(
                    "file",
                    files.size() == 1
                            ? "the file is there"
                            : "all " + Quantity.of(files.size(), "file") + " are there");
        }
    }

    /** Of the servers that were asked. */
    private List<CertificatePin> pins() {
        return account.urls().stream()
                .map(HttpsAccount::server)
                .distinct()
                .map(server.calls()::pin)
                .filter(pin -> pin.seen().isPresent())
                .toList();
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        pins().stream().flatMap(pin -> pin.seen().stream()).findFirst().ifPresent(fingerprint -> {
            facts.put("certificateFingerprint", fingerprint);
            facts.put("confirmed", fingerprint.equals(account.certificate()));
        });
        return facts;
    }
}
