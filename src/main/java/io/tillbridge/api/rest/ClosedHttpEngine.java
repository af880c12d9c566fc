package io.tillbridge.api.rest;

import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.support.service.ServiceSupport;

/**
 * No route opens a door of its own: without this, a route file with {@code platform-http:} or {@code rest} would be
 * served on the management port, to anybody.
 */
final class ClosedHttpEngine extends ServiceSupport implements PlatformHttpEngine {
    static final String NAME = "platform-http-engine";

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        throw new IllegalArgumentException("A route cannot be called over HTTP by itself, found " + endpoint.getPath()
                + ": name the operation in openapi.yaml and route it from direct:<operationId>");
    }

    @Override
    public int getServerPort() {
        return 0;
    }
}
