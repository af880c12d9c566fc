/**
 * What customers bought: orders are taken in from shops, held when something is missing, and shipped. Every order has one
 * row however often it is read, and its reservations and its state change together or not at all. The package knows
 * nothing of the shops' JSON, of HTTP or of Camel.
 */
package io.tillbridge.order;
