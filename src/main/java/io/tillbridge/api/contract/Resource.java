package io.tillbridge.api.contract;

import java.util.Map;

/** The operations of one kind of resource, by their id. */
public interface Resource {
    Map<String, Handler> operations();
}
