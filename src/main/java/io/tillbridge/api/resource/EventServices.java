package io.tillbridge.api.resource;

import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventReaders;

/** What the operations of events call. */
public record EventServices(EventFeed feed, EventReaders readers) {}
