/**
 * The steps of the stock routes: which numbers a shop does not show yet, in which order they are sent, and what its answers
 * say.
 */
package io.tillbridge.flow.stock;
