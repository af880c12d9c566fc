package io.tillbridge.remotefiles;

import java.util.Map;
import java.util.Optional;

/**
 * The versions of files that are loaded already, for servers that can be asked for changes only.
 *
 * @param byAddress the address of a file → the version that was loaded
 */
public record KnownVersions(Map<String, Version> byAddress) {
    /** Nothing is known: everything is fetched. */
    public static final KnownVersions NONE = new KnownVersions(Map.of());

    public KnownVersions {
        byAddress = Map.copyOf(byAddress);
    }

    Version of(String address) {
        return byAddress.getOrDefault(address, new Version(address, "", ""));
    }

    /**
     * What a server said of a file beside its bytes.
     *
     * @param address as the settings hold it
     * @param etag the header {@code ETag}; blank for none
     * @param lastModified the header {@code Last-Modified} as it came; blank for none
     */
    public record Version(String address, String etag, String lastModified) {
        /** That of a file of a listing; empty where its server has none. */
        public static Optional<Version> of(RemoteFile file) {
            String[] parts = file.version().split("\n", -1);
            return parts.length == 3 ? Optional.of(new Version(parts[0], parts[1], parts[2])) : Optional.empty();
        }

        boolean blank() {
            return etag.isEmpty() && lastModified.isEmpty();
        }

        /** As it stands in a listing; blank when it says nothing. */
        String text() {
            return blank() ? "" : address + "\n" + etag + "\n" + lastModified;
        }
    }
}
