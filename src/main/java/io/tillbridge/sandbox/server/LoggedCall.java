package io.tillbridge.sandbox.server;

/** A call as a log keeps it. */
public interface LoggedCall {
    String method();

    String path();
}
