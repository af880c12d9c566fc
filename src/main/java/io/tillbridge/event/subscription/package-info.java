/**
 * Subscriptions to events over HTTP: who receives which types, and the delivery of each event. A delivery is made once
 * for each event and subscription, is in order for one subject, and is tried until it succeeds or three days have passed.
 * Nothing here sends anything: see {@code event.webhook}.
 */
package io.tillbridge.event.subscription;
