package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import io.tillbridge.document.Difference;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A version as the API shows it, with what it changed.
 *
 * @param changes against the version before; empty for the first one
 */
record VersionView(String version, Instant at, By who, Map<String, Object> body, List<Change> changes) {

    /** Id and name, as they were at that time. */
    record By(String id, String name) {
        static By of(Author who) {
            return new By(who.id(), who.name());
        }
    }

    record Change(String pointer, Object before, Object after) {
        static List<Change> of(List<Difference.Member> members) {
            return members.stream()
                    .map(one -> new Change(one.pointer(), one.before(), one.after()))
                    .toList();
        }
    }

    /** Newest first; every version but the last of the list is held against the one behind it. */
    static List<VersionView> of(List<Version> versions) {
        List<VersionView> views = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            List<Difference.Member> changed = i + 1 < versions.size()
                    ? Difference.between(versions.get(i + 1).body(), version.body())
                    : List.of();
            views.add(new VersionView(
                    Long.toString(version.version()),
                    version.at(),
                    By.of(version.who()),
                    version.body(),
                    Change.of(changed)));
        }
        return views;
    }

    /** A page from one version more than it holds, when there is one. */
    static ApiResponse page(ApiRequest request, List<Version> found) {
        return ApiResponse.ok(Page.of(request, of(found), VersionView::version, view -> view));
    }
}
