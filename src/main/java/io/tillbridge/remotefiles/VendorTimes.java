package io.tillbridge.remotefiles;

import java.time.Duration;

/**
 * How long a vendor's server may take.
 *
 * @param connect until the connection stands and the sign-in is answered, each
 * @param read until the next bytes of a file, or one folder's listing, must be there
 * @param stable between the two looks at the files
 */
public record VendorTimes(Duration connect, Duration read, Duration stable) {}
