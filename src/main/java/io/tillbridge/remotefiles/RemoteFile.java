package io.tillbridge.remotefiles;

import java.time.Instant;

/**
 * A file as it stood on the vendor's server when it was looked at. Names are the vendor's: data, never a local path.
 *
 * @param path below the connection's path, parts divided by {@code /}
 * @param name the last part of {@code path}
 * @param size in bytes; {@link #UNKNOWN} when the server does not say
 * @param modifiedMillis since 1970, exact to the second; {@link #UNKNOWN} likewise
 * @param wire the whole path to ask the server for, as {@link RemoteName#wire} writes it
 * @param version the server's own mark of what the file holds, such as an ETag; blank when there is none
 */
public record RemoteFile(String path, String name, long size, long modifiedMillis, String wire, String version) {
    public static final long UNKNOWN = -1;

    public RemoteFile(String path, String name, long size, long modifiedMillis, String wire) {
        this(path, name, size, modifiedMillis, wire, "");
    }

    public boolean sizeKnown() {
        return size >= 0;
    }

    /** When its owner last changed it; null when that is not known. */
    public Instant modified() {
        return modifiedMillis < 0 ? null : Instant.ofEpochMilli(modifiedMillis);
    }
}
