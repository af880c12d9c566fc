/**
 * Files on a vendor's server: listed, looked at twice and read as a stream, never changed. The SSH work is JSch's; this
 * package sets it up so that secrets stay out of addresses and logs, one session serves all files of a pull, the host key
 * is checked at each connection, and a remote file name is only ever data. Whatever goes wrong comes out as one of the
 * three kinds of {@link io.tillbridge.run.Failure}.
 */
package io.tillbridge.remotefiles;
