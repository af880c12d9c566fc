/**
 * Outside systems that behave, and misbehave on demand: the vendor's SSH server and the catalogs that lie on it. They
 * are part of the product, so that a stranger can watch the hub work without an account anywhere, and the tests use
 * the same ones. Everything made here is made again with the same bytes at each start.
 */
package io.tillbridge.sandbox;
