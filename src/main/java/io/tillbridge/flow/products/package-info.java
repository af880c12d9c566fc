/**
 * The beans of the product route: keep what a walk over a shop reads and match it when the walk is whole.
 */
package io.tillbridge.flow.products;
