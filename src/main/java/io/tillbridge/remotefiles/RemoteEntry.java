package io.tillbridge.remotefiles;

/**
 * What stands at one place of a vendor's server.
 *
 * @param name a wire name, see {@link RemoteName}
 * @param size in bytes; {@link RemoteFile#UNKNOWN} when the server does not say
 * @param modifiedMillis since 1970; {@link RemoteFile#UNKNOWN} likewise
 * @param version the server's own mark of what the file holds, such as an ETag; blank when there is none
 */
record RemoteEntry(String name, Kind kind, long size, long modifiedMillis, String version) {
    RemoteEntry(String name, Kind kind, long size, long modifiedMillis) {
        this(name, kind, size, modifiedMillis, "");
    }

    enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER,
        /** A line of a listing in no known form; the name is the line. */
        UNREADABLE
    }
}
