package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.document.Difference;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A version as the API shows it, with what it changed.
 *
 * @param changes against the version before; empty for the first one
 */
record VersionView(String version, Instant at, By who, Map<String, Object> body, List<Change> changes) {

    static final PageRequest<Version> LIST = PageRequest.<Version>of(Version::version)
            .by("version", Version::version)
            .by("createdAt", Version::at);

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

    /**
     * A page of versions, each held against the one before it.
     *
     * @param find a version by its number, for those whose former one is not on the page
     */
    static ApiResponse page(ApiRequest request, List<Version> found, LongFunction<Optional<Version>> find) {
        Map<Long, Version> here = new HashMap<>();
        found.forEach(version -> here.put(version.version(), version));
        return ApiResponse.ok(LIST.page(request, found, version -> {
            long former = version.version() - 1;
            return of(version, Optional.ofNullable(here.get(former)).or(() -> find.apply(former)));
        }));
    }

    private static VersionView of(Version version, Optional<Version> former) {
        return new VersionView(
                Long.toString(version.version()),
                version.at(),
                By.of(version.who()),
                version.body(),
                former.map(before -> Change.of(Difference.between(before.body(), version.body())))
                        .orElse(List.of()));
    }
}
