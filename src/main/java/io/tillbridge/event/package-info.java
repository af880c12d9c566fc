/**
 * The outbox: what happened in the hub, each event once, with a number that only grows.
 *
 * <p>A change writes its events with {@link io.tillbridge.event.EventLog} in its own transaction: they are there when the
 * change is, and only then. They have no number yet. {@link io.tillbridge.event.EventNumbering}, one worker for each
 * database, gives committed events their numbers and stores the API's view of the subject with them, so that a reader who
 * asks for what comes after a number never passes over an event that is committed later.
 *
 * <p>Events of one subject are numbered in the order in which they happened, because a writer holds the lock of the
 * subject's row when it writes an event, until it commits. Events of different subjects have no such order.
 *
 * <p>All readers go through {@link io.tillbridge.event.EventFeed}. Routes and subscriptions keep their place in
 * {@link io.tillbridge.event.EventReaders}. The package does not know the API: the application gives it a
 * {@link io.tillbridge.event.SubjectView} for each kind of subject.
 */
package io.tillbridge.event;
