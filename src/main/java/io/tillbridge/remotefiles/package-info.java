/**
 * Files on a vendor's server, whatever its protocol: listed, looked at twice and read as a stream, never changed. What the
 * protocols share stands once, above {@link io.tillbridge.remotefiles.RemoteSession}; below it are JSch for SFTP,
 * commons-net for FTP and Apache's client for HTTPS, set up so that secrets stay out of addresses and logs, the server's
 * identity is checked at each connection, and a remote file name is only ever data. Whatever goes wrong comes out as one
 * of the three kinds of {@link io.tillbridge.run.Failure}.
 */
package io.tillbridge.remotefiles;
