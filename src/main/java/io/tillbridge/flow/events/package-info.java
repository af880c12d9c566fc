/**
 * Events as the beginning of a route: the Camel component {@code hub-events} behind the kamelet of that name. A consumer
 * reads on from a place that is kept, hands one event after the other to its route, and moves the place when the route is
 * done with them.
 */
package io.tillbridge.flow.events;
