/**
 * The steps of the order routes: which span of a shop's orders is read, which of them are fetched and taken in, and the
 * shop's web hooks that ask for a poll.
 */
package io.tillbridge.flow.orders;
