/**
 * Sends the deliveries of event subscriptions by HTTP: to hosts that may receive events, without following redirects,
 * within limits of time, size and connections. A slow receiver takes nothing from the others. What is due and what follows
 * from a try is decided in {@code event.subscription}.
 */
package io.tillbridge.event.webhook;
