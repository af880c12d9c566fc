package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.lightspeed.LightspeedHttp;

/** The limits of the calls to an API, by the prefix of its keys. */
final class HttpLimits {
    private HttpLimits() {}

    static LightspeedHttp.Limits of(Configuration configuration, String prefix) {
        return new LightspeedHttp.Limits(
                configuration.duration(prefix + ".connect-timeout"),
                configuration.duration(prefix + ".read-timeout"),
                configuration.duration(prefix + ".call-timeout"),
                configuration.size(prefix + ".max-answer"),
                configuration.number(prefix + ".connections"));
    }
}
