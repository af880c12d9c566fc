/**
 * An R-Series API that behaves, and misbehaves on demand: accounts with shops, registers, items, stock and sales behind
 * one address, with sign-in, rotating tokens and a leaky bucket. It is part of the sandbox that a stranger starts, and the
 * tests use the same one. What the documentation of the real API leaves open is a switch in {@code TillQuirks}.
 */
package io.tillbridge.sandbox.rseries;
