package io.tillbridge.api.http;

import io.tillbridge.api.contract.Handler;
import java.util.Map;

/** Operations by their id, which stand in for those of the hub. */
public interface Resource {
    Map<String, Handler> operations();
}
