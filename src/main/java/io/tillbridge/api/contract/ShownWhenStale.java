package io.tillbridge.api.contract;

/**
 * A body that a 412 brings along as {@code current}: whoever changes a text wants to see at once what it has become. Only
 * for resources whose readers are also those who may change them.
 */
public interface ShownWhenStale {}
