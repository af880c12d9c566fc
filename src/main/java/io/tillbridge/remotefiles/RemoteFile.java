package io.tillbridge.remotefiles;

/**
 * A file as it stood on the vendor's server when it was looked at. Names are the vendor's: data, never a local path.
 *
 * @param path below the connection's path, parts divided by {@code /}
 * @param name the last part of {@code path}
 * @param size in bytes
 * @param modifiedMillis since 1970, exact to the second
 * @param wire the whole path to ask the server for, as {@link RemoteName#wire} writes it
 */
public record RemoteFile(String path, String name, long size, long modifiedMillis, String wire) {}
