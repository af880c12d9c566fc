/**
 * A product as it stands in one remote shop. A walk over the shop is staged, then matched with the hub's products in
 * sets: linked, created or told why not, and chosen fields are kept up to date. What was linked once stays linked, and
 * what a person decided is never undone by a rule.
 */
package io.tillbridge.product.listing;
