package io.tillbridge.api;

import java.util.Map;

/** The operations of one kind of resource, by their id. */
interface Resource {
    Map<String, Handler> operations();
}
