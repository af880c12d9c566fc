package io.tillbridge.api.resource;

import io.tillbridge.routing.editing.RouteFileVersion;
import java.time.Instant;

/**
 * A version of a route file.
 *
 * @param text absent in lists, and where the file was deleted
 */
record RouteVersionView(
        String version, Instant at, VersionView.By who, String action, String note, String hash, String text) {
    static RouteVersionView of(RouteFileVersion version) {
        return new RouteVersionView(
                Long.toString(version.version()),
                version.at(),
                VersionView.By.of(version.who()),
                version.action(),
                version.note(),
                version.hash(),
                version.text());
    }
}
