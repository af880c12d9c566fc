package io.tillbridge.remotefiles;

import io.tillbridge.run.PassingFailure;

/** No connection to the vendor's server can be made now: no other file can be had either. */
final class VendorUnavailable extends PassingFailure {
    private static final long serialVersionUID = 1L;

    VendorUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
