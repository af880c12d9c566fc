/**
 * The steps of the product routes, as processors: walk over a shop's products, and match them when the walk is whole.
 * {@link io.tillbridge.flow.products.ProductSyncSteps} names them.
 */
package io.tillbridge.flow.products;
