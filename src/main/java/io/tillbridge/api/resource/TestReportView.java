package io.tillbridge.api.resource;

import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report of a connection test as the API shows it.
 *
 * @param hostKey the key the server presented when none was pinned; may be null
 * @param certificateFingerprint of the certificate the server presented; may be null
 */
record TestReportView(boolean ok, List<Map<String, Object>> checks, String hostKey, String certificateFingerprint) {

    static TestReportView of(TestReport report, Optional<String> hostKey) {
        return new TestReportView(
                report.ok(),
                report.checks().stream().map(TestReportView::check).toList(),
                hostKey.orElse(null),
                seen(report, "certificateFingerprint"));
    }

    /** Of a draft: the key is shown and not pinned. */
    static TestReportView ofDraft(TestReport report) {
        return of(report, Optional.ofNullable(seen(report, "hostKey")));
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", check.name());
        view.put("ok", check.ok());
        view.put("detail", check.detail());
        return view;
    }

    private static String seen(TestReport report, String name) {
        Object value = report.seen().get(name);
        return value == null ? null : value.toString();
    }
}
