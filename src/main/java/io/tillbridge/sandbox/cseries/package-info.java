/**
 * A C-Series API that behaves, and misbehaves on demand: many shops behind one address, each with its key, products,
 * orders, shipments, webhooks and rate limits. It is part of the sandbox that a stranger starts, and the tests use the
 * same one. What the documentation of the real API leaves open is a switch in {@code ShopQuirks}; what breaks on a bad
 * day is a fault in {@code ShopFaults}.
 */
package io.tillbridge.sandbox.cseries;
