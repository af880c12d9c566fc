package io.tillbridge.api.resource;

import io.tillbridge.routing.RouteFinding;
import java.util.List;

/** A finding as the API shows it; line and column are absent when it is about the whole file. */
record RouteFindingView(String file, Integer line, Integer column, String rule, String message, String hint) {
    static List<RouteFindingView> of(List<RouteFinding> findings) {
        return findings.stream().map(RouteFindingView::of).toList();
    }

    private static RouteFindingView of(RouteFinding finding) {
        return new RouteFindingView(
                finding.file(),
                finding.line() > 0 ? finding.line() : null,
                finding.line() > 0 && finding.column() > 0 ? finding.column() : null,
                finding.rule(),
                finding.message(),
                finding.hint());
    }
}
